import { login } from '@tarojs/taro';

import type { Identity, LoginCode } from './identity';

/** WeChat's one-time login code; it lives five minutes and works once. */
export const loginCode: LoginCode = async () => {
  const { code } = await login();
  return code;
};

/** WeChat always knows who holds the phone. */
export function ownIdentity(): Identity {
  return 'wechat';
}

export function chooseIdentity() {
  // never asked: see ownIdentity
}
