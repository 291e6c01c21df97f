import { chooseIdentity, loginCode, ownIdentity } from '#miniapp/platform/login';
import { accountApi, type MeReply } from '#shared/accounts/account-api';
import type { DemoName } from '#shared/accounts/demo-cast';

import { ApiError, errorFromFailure } from './api-error';
import { exchange } from './exchange';
import { dropAnswers } from './kept-answers';
import { forgetPerson, forgetQueries } from './query-cache';
import { forgetSession, rememberSession, sessionToken, sessionUser } from './session';
import { setUnread } from './unread';

/** Signs in with WeChat, or on the web as one of the demo cast. */
export async function signIn(demoName?: DemoName): Promise<MeReply> {
  const code = await loginCode(demoName).catch((failure: unknown) => {
    throw errorFromFailure(failure);
  });
  const body = { provider: 'wechat' as const, code };
  const { token, user } = await exchange(accountApi.signIn, { body }, null);
  const before = sessionUser();
  // what asked to be signed in waits for its answer
  if (before === null || before.id === user.id) {
    forgetQueries();
  } else {
    dropAnswers(before.id);
    forgetPerson();
  }
  rememberSession({ token, user });
  return user;
}

/** Ends the session here even when the server cannot be told. */
export async function signOut(): Promise<void> {
  await exchange(accountApi.signOut, {}, sessionToken()).catch(() => undefined);
  const leaving = sessionUser();
  if (leaving) {
    dropAnswers(leaving.id);
  }
  forgetSession();
  forgetPerson();
  setUnread(0);
}

// pages ask in parallel, and a WeChat login code is rate limited: they all wait for the same sign-in
let renewing: Promise<string> | null = null;

/**
 * A token for the person who is known without asking: WeChat's user, or the one named in the address.
 *
 * @throws {ApiError} `account.not_signed_in` when somebody has to choose first; the page to do so opens
 */
export function renewSession(): Promise<string> {
  renewing ??= renew().finally(() => {
    renewing = null;
  });
  return renewing;
}

async function renew(): Promise<string> {
  const identity = ownIdentity();
  if (identity === 'unknown') {
    chooseIdentity();
    throw new ApiError('account.not_signed_in');
  }
  await signIn(identity === 'wechat' ? undefined : identity);
  return sessionToken() ?? '';
}
