import { setTimeout as sleep } from 'node:timers/promises';

import { WechatError, type WechatClient } from '#api/wechat/index';

import type { ModerationDeps } from './moderation-deps';

type Question = Parameters<WechatClient['checkText']>[0];
type Answer = Awaited<ReturnType<WechatClient['checkText']>>;

/** Milliseconds that somebody who presses 提交 waits for WeChat's opinion. */
const budget = 1500;

/** WeChat's opinion of words, within the time that a person waits; null when there is none. */
export async function askAboutWords(
  { wechat, breaker }: Pick<ModerationDeps, 'breaker' | 'wechat'>,
  questions: readonly Question[],
): Promise<Answer[] | null> {
  if (breaker.isOpen()) {
    return null;
  }
  const asking = Promise.all(questions.map((question) => wechat.checkText(question)));
  const patience = new AbortController();
  try {
    const answers = await Promise.race([
      asking,
      sleep(budget, null, { signal: patience.signal, ref: false }),
    ]);
    breaker.note(answers !== null);
    return answers;
  } catch (error: unknown) {
    if (!(error instanceof WechatError)) {
      throw error;
    }
    // not here for two hours (61010), an unknown person: WeChat is well, only this answer is missing
    breaker.note(error.outcome === 'refused' && !error.retryable);
    return null;
  } finally {
    patience.abort();
    // an answer that comes too late fails without anybody listening
    asking.catch(() => undefined);
  }
}
