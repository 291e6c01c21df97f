export type WechatEvent =
  | 'wechat.call_failed'
  | 'wechat.token_renewed'
  | 'wechat.token_refresh_withheld'
  | 'wechat.token_store_failed'
  | 'wechat.push_refused'
  | 'wechat.push_repeated'
  | 'wechat.push_handler_failed'
  | 'wechat.push_given_up';

type Write = (fields: Record<string, unknown>, event: WechatEvent) => void;

/** The part of a pino logger that this folder uses. */
export type WechatLog = { info: Write; warn: Write; error: Write };
