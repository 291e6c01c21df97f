import { randomBytes } from 'node:crypto';

import { Refusal } from './refusal';
import type { SandboxApp } from './sandbox-app';

const lifetime = 7200_000;
const overlap = 300_000;
const forced = { apart: 30_000, perDay: 20 } as const;
const day = 24 * 60 * 60_000;

type Pool = 'plain' | 'stable';
type Token = { value: string; endsAt: number; pool: Pool };
type Credentials = { appId: unknown; secret: unknown; grantType: unknown };
type TokenAnswer = { access_token: string; expires_in: number };

export type AccessTokens = {
  /** GET /cgi-bin/token: every call makes a new one, the one before lives five minutes more. */
  plain: (credentials: Credentials) => TokenAnswer;
  /** POST /cgi-bin/stable_token: the same one until five minutes before its end. */
  stable: (credentials: Credentials, isForced: boolean) => TokenAnswer;
  /** @throws {Refusal} 41001, 40001, 42001 */
  check: (value: string | null) => void;
  /** Ends every token now, as after its two hours (42001) or because it is not the latest (40001). */
  end: (how: 'expired' | 'replaced') => void;
  /** How many tokens each endpoint has made, and how often a refresh was forced. */
  made: () => Record<Pool | 'forced', number>;
};

/** The two pools of access tokens, which do not know of each other. */
export function accessTokens(app: SandboxApp, now: () => number): AccessTokens {
  const issued = new Map<string, Token>();
  const made = { plain: 0, stable: 0, forced: 0 };
  const guard = forceGuard(now);

  function latest(pool: Pool): Token | undefined {
    return [...issued.values()].findLast((token) => token.pool === pool);
  }

  function make(pool: Pool, previousLasts: number): TokenAnswer {
    const previous = latest(pool);
    if (previous) {
      previous.endsAt = Math.min(previous.endsAt, now() + previousLasts);
    }
    const value = `sandbox_${pool}_${randomBytes(48).toString('base64url')}`;
    issued.set(value, { value, endsAt: now() + lifetime, pool });
    made[pool] += 1;
    return { access_token: value, expires_in: lifetime / 1000 };
  }

  return {
    plain: (credentials) => {
      checkCredentials(app, credentials);
      return make('plain', overlap);
    },
    stable: (credentials, isForced) => {
      checkCredentials(app, credentials);
      if (isForced && guard()) {
        made.forced += 1;
        return make('stable', 0);
      }
      const current = latest('stable');
      const left = current ? current.endsAt - now() : 0;
      return current && left >= overlap
        ? { access_token: current.value, expires_in: Math.floor(left / 1000) }
        : make('stable', overlap);
    },
    check: (value) => {
      checkToken(issued.get(value ?? ''), value ?? '', now());
    },
    end: (how) => {
      if (how === 'replaced') {
        issued.clear();
      }
      for (const token of issued.values()) {
        token.endsAt = Math.min(token.endsAt, now());
      }
    },
    made: () => ({ ...made }),
  };
}

/** True when a refresh may be forced now, and then counts it. */
function forceGuard(now: () => number): () => boolean {
  let forcedAt: number[] = [];
  return () => {
    forcedAt = forcedAt.filter((at) => now() - at < day);
    const last = forcedAt.at(-1) ?? -Infinity;
    const isAllowed = forcedAt.length < forced.perDay && now() - last >= forced.apart;
    if (isAllowed) {
      forcedAt.push(now());
    }
    return isAllowed;
  };
}

function checkToken(token: Token | undefined, value: string, at: number) {
  if (value === '') {
    throw new Refusal(41001);
  }
  if (!token) {
    throw new Refusal(40001);
  }
  if (token.endsAt <= at) {
    throw new Refusal(42001);
  }
}

function checkCredentials(app: SandboxApp, { appId, secret, grantType }: Credentials) {
  if (grantType !== 'client_credential') {
    throw new Refusal(40002);
  }
  if (appId !== app.id) {
    throw new Refusal(40013);
  }
  if (secret !== app.secret) {
    throw new Refusal(40001, 'AppSecret error');
  }
}
