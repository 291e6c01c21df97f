export { mongoTokenStore } from './access-token-repository';
export type { CheckScene, MediaCheck, Suggestion, TextCheck, Verdict } from './content-check';
export type { MiniCode } from './mini-code';
export type { SendOutcome, SubscribeMessage, SubscribeTemplate } from './subscribe-message';
export { wechatClient, type WechatClient, type WechatSettings } from './wechat-client';
export { WechatError } from './wechat-error';
