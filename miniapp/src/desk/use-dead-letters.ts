import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useAction } from '#miniapp/client/use-action';
import { usePages } from '#miniapp/client/use-pages';
import { toast } from '#miniapp/ui/toast';
import { deadLetterApi, type DeadLetterReply } from '#shared/notices/dead-letter-api';

import { deskWords } from './words';

/** WeChat notices that did not arrive, and what can be done about them. */
export function useDeadLetters() {
  const list = usePages(
    'dead-letters',
    (cursor) => call(deadLetterApi.list, { query: { limit: 20, ...(cursor ? { cursor } : {}) } }),
    { pollEvery: 3000 },
  );
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const settle = (letters: readonly DeadLetterReply[]) => {
    setSettled((before) => new Set([...before, ...letters.map(failureOf)]));
    return list.refresh();
  };

  const retrying = useAction(async (letter: DeadLetterReply) => {
    await call(deadLetterApi.retry, { params: { id: letter.id } });
    toast(deskWords.deadLetters.retried);
    await settle([letter]);
  });
  const retryingAll = useAction(async (letters: readonly DeadLetterReply[]) => {
    const { retried } = await call(deadLetterApi.retryAll);
    toast(deskWords.deadLetters.retriedMany(retried));
    await settle(letters.filter(isCertain));
  });
  const dismissing = useAction(async (letter: DeadLetterReply) => {
    await call(deadLetterApi.dismiss, { params: { id: letter.id } });
    await settle([letter]);
  });
  return {
    ...list,
    items: list.items.filter((letter) => !settled.has(failureOf(letter))),
    retry: retrying.run,
    retryAll: retryingAll.run,
    dismiss: dismissing.run,
    isRetrying: (letter: DeadLetterReply) => holds(retrying.pending, letter),
    isDismissing: (letter: DeadLetterReply) => holds(dismissing.pending, letter),
    isRetryingAll: retryingAll.isRunning,
    problem: retrying.error ?? retryingAll.error ?? dismissing.error,
  };
}

/** It did not arrive for sure, so that sending it again cannot be once too often. */
export function isCertain({ reason }: Pick<DeadLetterReply, 'reason'>): boolean {
  return reason !== 'unknown';
}

function holds(letters: readonly DeadLetterReply[], { id }: DeadLetterReply): boolean {
  return letters.some((letter) => letter.id === id);
}

/** What fails again is a new failure of the same letter. */
function failureOf({ id, failedAt }: DeadLetterReply): string {
  return `${id} ${failedAt}`;
}

export type DeadLetters = ReturnType<typeof useDeadLetters>;
