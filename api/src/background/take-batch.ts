import { bounded } from '#api/bounds/index';
import type { WorkKind } from '#shared/background/work-kinds';

import type { Attempts, BatchWork } from './attempts';
import { notPutOff, searchDue, type DueItems } from './take-next';

/** Items that wait for the same kind of work, many of which are done together. */
export type BatchQueue = BatchWork & { kind: WorkKind };

/** How many items are worked on together. */
export const { most: batchSize } = bounded.batch;

/** Tries the next pieces of a queue together, whether they go through or not; false when nothing is due. */
export function takeBatch(attempts: Attempts, queue: BatchQueue & DueItems): Promise<boolean> {
  return searchDue(
    attempts,
    { ...queue, most: batchSize },
    async (itemIds) => (await attempts.attemptAll(queue.kind, itemIds, queue)) > 0,
  );
}

/** Tries these pieces together, but none that is put off. */
export async function takeThese(
  attempts: Attempts,
  queue: BatchQueue,
  itemIds: readonly string[],
): Promise<void> {
  const passedOver = await attempts.passedOver(queue.kind);
  const fresh = itemIds.filter((itemId) => !passedOver.itemIds.includes(itemId));
  const ready = passedOver.isAll ? fresh : await notPutOff(attempts, queue.kind, fresh);
  if (ready.length > 0) {
    await attempts.attemptAll(queue.kind, ready, queue);
  }
}
