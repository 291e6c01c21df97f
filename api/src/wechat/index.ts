export { mongoTokenStore } from './access-token-repository';
export type { CallbackSettings } from './answer-callback';
export type { CallbackEvent } from './callback-event';
export { mongoCallbackInbox } from './callback-inbox-repository';
export { wechatCallbackRoutes } from './callback-routes';
export { mongoUsedSignatures } from './used-signature-repository';
export { wechatClient, type WechatClient, type WechatSettings } from './wechat-client';
export { WechatError } from './wechat-error';
export { wechatEvents, type EventInbox } from './wechat-events';
