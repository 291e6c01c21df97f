export { mongoTokenStore } from './access-token-repository';
export type { PushSettings } from './answer-push';
export type { PushEvent } from './push-event';
export { mongoPushInbox } from './push-inbox-repository';
export { wechatPushRoutes } from './push-routes';
export { mongoUsedSignatures } from './used-signature-repository';
export { wechatClient, type WechatClient, type WechatSettings } from './wechat-client';
export { WechatError } from './wechat-error';
export { wechatEvents, type EventInbox } from './wechat-events';
