import * as z from 'zod/mini';

import { callWechat, type CallDeps } from './call-wechat';

const sessionAnswer = z.object({
  openid: z.string().check(z.minLength(1)),
  unionid: z.optional(z.string()),
});

export type WechatIdentity = z.infer<typeof sessionAnswer>;

/**
 * Whose `wx.login` code this is. The session key is left behind: nothing here decrypts with it.
 *
 * @throws {WechatError} 40029 bad or used code, 45011 too often, 40226 blocked as high risk
 */
export function codeToSession(
  deps: CallDeps & { appId: string; secret: string },
  code: string,
): Promise<WechatIdentity> {
  return callWechat(deps, {
    path: '/sns/jscode2session',
    query: {
      appid: deps.appId,
      secret: deps.secret,
      js_code: code,
      grant_type: 'authorization_code',
    },
    answer: sessionAnswer,
    isRepeatable: true,
  });
}
