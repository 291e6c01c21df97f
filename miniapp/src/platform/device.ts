import { makePhoneCall, setClipboardData } from '@tarojs/taro';

/** Opens the dialler; backing out is no failure. */
export function callPhone(phoneNumber: string) {
  makePhoneCall({ phoneNumber }).catch(() => undefined);
}

export async function copyText(text: string): Promise<void> {
  await setClipboardData({ data: text });
}
