export { mongoTokenStore } from './access-token-repository';
export { wechatClient, type WechatClient, type WechatSettings } from './wechat-client';
export { WechatError } from './wechat-error';
