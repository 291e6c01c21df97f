import { getSetting, openSetting, requestSubscribeMessage } from '@tarojs/taro';

import type { AskToSubscribe, ConsentWord } from './consent';

const words: readonly unknown[] = ['accept', 'reject', 'ban', 'filter'] satisfies ConsentWord[];

/** WeChat asks only while it handles a tap: nothing may be awaited before. */
export const askToSubscribe: AskToSubscribe = async (templates) => {
  const tmplIds = templates.map(({ templateId }) => templateId);
  try {
    const reply: Record<string, unknown> = {
      ...(await requestSubscribeMessage({ tmplIds, entityIds: [] })),
    };
    const results = tmplIds.flatMap((id) => (isWord(reply[id]) ? [[id, reply[id]] as const] : []));
    return { kind: 'answered', results: Object.fromEntries(results) };
  } catch (failure: unknown) {
    return { kind: /cancel/i.test(wordsOf(failure)) ? 'cancelled' : 'unavailable' };
  }
};

/** Whether this phone can ask for consent at all. */
export function canSubscribe(): Promise<boolean> {
  return Promise.resolve(true);
}

/** False: the owner of the phone lets this mini-program send nothing at all. */
export async function readMainSwitch(): Promise<boolean> {
  try {
    const { subscriptionsSetting } = await getSetting({ withSubscriptions: true });
    // Taro's type says that it is always there; older phones leave it out
    return (subscriptionsSetting as { mainSwitch?: boolean } | undefined)?.mainSwitch !== false;
  } catch {
    return true;
  }
}

/** WeChat's own page where notices are switched on; must be called by a tap. */
export async function openNoticeSettings(): Promise<void> {
  await openSetting({ withSubscriptions: true }).catch(() => undefined);
}

function isWord(value: unknown): value is ConsentWord {
  return words.includes(value);
}

function wordsOf(failure: unknown): string {
  return typeof failure === 'object' && failure !== null && 'errMsg' in failure
    ? String(failure.errMsg)
    : String(failure);
}
