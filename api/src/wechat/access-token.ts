import { setTimeout as sleep } from 'node:timers/promises';

import * as z from 'zod/mini';

import type { Clock } from '#api/clock';

import { callWechat, type CallDeps } from './call-wechat';
import { WechatError } from './wechat-error';

type StoredToken = { value: string; expiresAt: Date };

/** One record per mini-program, shared by all API processes. */
export type TokenStore = {
  read: (appId: string) => Promise<StoredToken | null>;
  save: (appId: string, token: StoredToken) => Promise<void>;
  /** True for one process at a time, until it gives the turn back or `leaseFor` milliseconds are over. */
  claimRenewal: (appId: string, at: Date, leaseFor: number) => Promise<boolean>;
  endRenewal: (appId: string) => Promise<void>;
  /** True at most once in 30 seconds and 20 times a day, for all processes together. */
  claimForcedRefresh: (appId: string, at: Date) => Promise<boolean>;
};

export type TokenDeps = CallDeps & {
  appId: string;
  secret: string;
  clock: Clock;
  tokens: TokenStore;
};

export type AccessTokens = {
  /** @throws {WechatError} */
  current: () => Promise<string>;
  /**
   * Another token after WeChat refused this one; null when there is none to be had now.
   *
   * @throws {WechatError}
   */
  replace: (failing: string) => Promise<string | null>;
};

// stable_token answers the same token until five minutes before its end
const renewBefore = 4.5 * 60_000;

/** The access token of one mini-program: asked for once however many callers wait. */
export function accessTokens(deps: TokenDeps): AccessTokens {
  let cached: StoredToken | null = null;
  let renewing: Promise<StoredToken | null> | null = null;

  function renewOnce(failing: string | null): Promise<StoredToken | null> {
    renewing ??= renew(deps, failing)
      .then((token) => (cached = token))
      .finally(() => (renewing = null));
    return renewing;
  }

  return {
    current: async () => {
      if (cached && lasts(deps, cached, renewBefore)) {
        return cached.value;
      }
      const old = cached;
      const token = await renewOnce(null).catch((error: unknown) => {
        if (old && lasts(deps, old, 0)) {
          return old;
        }
        throw error;
      });
      if (!token) {
        throw noToken();
      }
      return token.value;
    },
    replace: async (failing) => {
      if (cached?.value !== failing && cached) {
        return cached.value;
      }
      cached = null;
      let token = await renewOnce(failing);
      if (token?.value === failing) {
        // joined a renewal that did not know of the failure
        token = await renewOnce(failing);
      }
      return token?.value ?? null;
    },
  };
}

async function renew(deps: TokenDeps, failing: string | null): Promise<StoredToken | null> {
  // another process may have renewed it already, or is about to
  const shared = (await usable(deps, failing)) ?? (await awaitTurn(deps, failing));
  if (shared) {
    return shared;
  }
  try {
    // the one before may have been faster than this one's look at the store
    return (await usable(deps, failing)) ?? (await ask(deps, failing));
  } finally {
    await deps.tokens.endRenewal(deps.appId).catch(() => {
      deps.log.warn('wechat.token_store_failed', { step: 'end' });
    });
  }
}

async function usable(deps: TokenDeps, failing: string | null): Promise<StoredToken | null> {
  const shared = await readShared(deps);
  return shared && shared.value !== failing && lasts(deps, shared, renewBefore) ? shared : null;
}

/** How long the one process that asks WeChat may take, in milliseconds; somebody else asks when it dies meanwhile. */
const turnLasts = 15_000;
const lookEvery = 25;

/** The token that another process got meanwhile; null when it is this one's turn to ask. */
async function awaitTurn(deps: TokenDeps, failing: string | null): Promise<StoredToken | null> {
  const end = performance.now() + turnLasts;
  while (performance.now() < end && !(await claimTurn(deps))) {
    await sleep(lookEvery);
    const shared = await usable(deps, failing);
    if (shared) {
      return shared;
    }
  }
  return null;
}

async function claimTurn({ tokens, appId, clock, log }: TokenDeps): Promise<boolean> {
  try {
    return await tokens.claimRenewal(appId, clock(), turnLasts);
  } catch {
    log.warn('wechat.token_store_failed', { step: 'claim' });
    return true;
  }
}

async function ask(deps: TokenDeps, failing: string | null): Promise<StoredToken | null> {
  const token = await fetchToken(deps, false);
  if (token.value !== failing) {
    return token;
  }
  if (!(await deps.tokens.claimForcedRefresh(deps.appId, deps.clock()))) {
    deps.log.warn('wechat.token_refresh_withheld');
    return null;
  }
  const forced = await fetchToken(deps, true);
  return forced.value === failing ? null : forced;
}

/** A store that is down costs one more call to WeChat, not the notice. */
async function readShared({ tokens, appId, log }: TokenDeps): Promise<StoredToken | null> {
  try {
    return await tokens.read(appId);
  } catch {
    log.warn('wechat.token_store_failed', { step: 'read' });
    return null;
  }
}

const tokenAnswer = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number().check(z.positive()),
});

async function fetchToken(deps: TokenDeps, isForced: boolean): Promise<StoredToken> {
  const { appId, secret, clock, tokens, log } = deps;
  const askedAt = clock().getTime();
  const answer = await askForToken(deps, {
    grant_type: 'client_credential',
    appid: appId,
    secret,
    force_refresh: isForced,
  });
  const token = {
    value: answer.access_token,
    expiresAt: new Date(askedAt + answer.expires_in * 1000),
  };
  log.info('wechat.token_renewed', { isForced, seconds: answer.expires_in });
  await tokens.save(appId, token).catch(() => {
    log.warn('wechat.token_store_failed', { step: 'save' });
  });
  return token;
}

async function askForToken(deps: TokenDeps, body: unknown) {
  try {
    return await callWechat(deps, {
      path: '/cgi-bin/stable_token',
      body,
      answer: tokenAnswer,
      isRepeatable: true,
    });
  } catch (error: unknown) {
    // from this endpoint 40001 means a wrong secret: asking again cannot help
    if (error instanceof WechatError && error.errcode === 40001) {
      const { call, errcode, outcome, rid } = error;
      throw new WechatError({ call, errcode, outcome, rid, retryable: false });
    }
    throw error;
  }
}

function lasts({ clock }: TokenDeps, token: StoredToken, milliseconds: number): boolean {
  return token.expiresAt.getTime() - clock().getTime() > milliseconds;
}

function noToken(): WechatError {
  return new WechatError({
    call: '/cgi-bin/stable_token',
    errcode: null,
    outcome: 'not_sent',
    retryable: true,
  });
}
