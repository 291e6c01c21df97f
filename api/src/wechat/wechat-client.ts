import type { Clock } from '#api/clock';
import type { Log } from '#api/log';

import { accessTokens, type TokenStore } from './access-token';
import { authorizedCalls } from './authorized-call';
import { checkText, startMediaCheck, type MediaCheck, type TextCheck } from './content-check';
import { codeToSession } from './login';
import { drawMiniCode, type MiniCode } from './mini-code';
import { phoneNumber } from './phone-number';
import {
  listTemplates,
  sendSubscribeMessage,
  type ProgramState,
  type SubscribeMessage,
} from './subscribe-message';

export type WechatSettings = {
  appId: string;
  secret: string;
  apiBase: string;
  /** Which version of the mini-program a tapped notice opens. */
  programState?: ProgramState;
};

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

/**
 * What the product asks of WeChat's servers. Calls fail with WechatError, but for
 * `sendSubscribeMessage`, whose outcomes are its answer.
 */
export function wechatClient({ settings, patience = 5000, ...deps }: WechatDeps) {
  const callDeps = { fetch, ...deps, ...settings, patience };
  const authorized = authorizedCalls(callDeps, accessTokens(callDeps));
  const sendDeps = { authorized, clock: deps.clock, state: settings.programState ?? 'formal' };
  return {
    codeToSession: (code: string) => codeToSession(callDeps, code),
    phoneNumber: (code: string) => phoneNumber(authorized, code),
    sendSubscribeMessage: (message: SubscribeMessage) => sendSubscribeMessage(sendDeps, message),
    listTemplates: () => listTemplates(authorized),
    checkText: (check: TextCheck) => checkText(authorized, check),
    startMediaCheck: (check: MediaCheck) => startMediaCheck(authorized, check),
    drawMiniCode: (code: MiniCode) => drawMiniCode(authorized, code),
  };
}
