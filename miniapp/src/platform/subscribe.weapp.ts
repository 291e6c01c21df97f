import { requestSubscribeMessage } from '@tarojs/taro';

/** Template id → accept, reject, ban or filter. */
export type SubscribeResults = Record<string, string>;

/** Asks for consent to push; must be the first call of a tap handler. At most three templates. */
export async function askToSubscribe(templateIds: string[]): Promise<SubscribeResults> {
  const tmplIds = templateIds.slice(0, 3);
  try {
    const reply: Record<string, unknown> = {
      ...(await requestSubscribeMessage({ tmplIds, entityIds: [] })),
    };
    return Object.fromEntries(tmplIds.map((id) => [id, asWord(reply[id])]));
  } catch {
    // switched off in WeChat or not allowed here: there is simply no consent
    return {};
  }
}

function asWord(result: unknown): string {
  return typeof result === 'string' ? result : 'reject';
}
