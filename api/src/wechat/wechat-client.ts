import type { Clock } from '#api/clock';
import type { Log } from '#api/log';

import { accessTokens, type TokenStore } from './access-token';
import { authorizedCalls } from './authorized-call';
import { codeToSession } from './login';
import { phoneNumber } from './phone-number';

export type WechatSettings = { appId: string; secret: string; apiBase: string };

export type WechatDeps = {
  settings: WechatSettings;
  clock: Clock;
  log: Log;
  tokens: TokenStore;
  fetch?: typeof fetch;
  /** Milliseconds until a call counts as unanswered. */
  patience?: number;
};

export type WechatClient = ReturnType<typeof wechatClient>;

/** What the product asks of WeChat's servers. Every call throws {@link WechatError} when it fails. */
export function wechatClient({ settings, patience = 5000, ...deps }: WechatDeps) {
  const callDeps = { fetch, ...deps, ...settings, patience };
  const authorized = authorizedCalls(callDeps, accessTokens(callDeps));
  return {
    codeToSession: (code: string) => codeToSession(callDeps, code),
    phoneNumber: (code: string) => phoneNumber(authorized, code),
  };
}
