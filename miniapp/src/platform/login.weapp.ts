import { login } from '@tarojs/taro';

import type { Identity } from './identity';

/** WeChat's one-time login code; it lives five minutes and works once. */
export async function loginCode(): Promise<string> {
  const { code } = await login();
  return code;
}

/** WeChat always knows who holds the phone. */
export function ownIdentity(): Identity {
  return 'wechat';
}

export function chooseIdentity() {
  // never asked: see ownIdentity
}
