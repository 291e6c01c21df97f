export { mongoTokenStore } from './access-token-repository';
export type { PushSettings } from './answer-push';
export type { PushEvent } from './push-event';
export { mongoPushInbox } from './push-inbox-repository';
export { wechatPushRoutes } from './push-routes';
export { pushWork } from './push-work';
export { mongoUsedSignatures } from './used-signature-repository';
export { wechatClient, type WechatClient, type WechatSettings } from './wechat-client';
export { WechatError } from './wechat-error';
