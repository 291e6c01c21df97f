import { randomBytes } from 'node:crypto';

import { AppError, assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import { WechatError } from '#api/wechat/index';
import type { ErrorCode } from '#shared/errors/error-codes';

import type { AccountDeps } from './account-deps';
import type { User } from './user';

const day = 24 * 60 * 60_000;
export const sessionLife = bounded.sessionDays.most * day;

/**
 * Opens a session for the person behind a WeChat login code; a new person becomes a customer.
 *
 * @throws {AppError} `account.bad_login_code`, `account.blocked`, `account.wechat_unreachable`
 */
export async function signIn(
  deps: AccountDeps,
  code: string,
): Promise<{ token: string; expiresAt: Date; user: User }> {
  const openid = await openidOf(deps, code);
  const user = (await deps.users.findByOpenid(openid)) ?? (await welcome(deps, openid));
  assertThat(!user.isBlocked, 'account.blocked');

  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(deps.clock().getTime() + sessionLife);
  await deps.sessions.add(token, { userId: user.id, expiresAt });
  return { token, expiresAt, user };
}

async function welcome(deps: AccountDeps, openid: string): Promise<User> {
  return deps.users.add(await deps.newcomer(openid), deps.clock());
}

async function openidOf({ wechat }: AccountDeps, code: string): Promise<string> {
  try {
    const { openid } = await wechat.codeToSession(code);
    return openid;
  } catch (error: unknown) {
    throw refusal(error, 'account.bad_login_code');
  }
}

/** WeChat's answer in our words; anything else stays the bug it is. */
export function refusal(error: unknown, badCode: ErrorCode): unknown {
  if (!(error instanceof WechatError)) {
    return error;
  }
  switch (error.errcode) {
    case 40029:
    case 40163: // used before
      return new AppError(badCode, { cause: error });
    case 40226:
      return new AppError('account.blocked', { cause: error });
    case 45011:
      return new AppError('request.too_many', { cause: error, retryAfter: 60_000 });
    default:
      return new AppError('account.wechat_unreachable', { cause: error });
  }
}
