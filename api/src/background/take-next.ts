import { bounded } from '#api/bounds/index';
import type { WorkKind } from '#shared/background/work-kinds';

import type { Attempts } from './attempts';

/** Items that wait for the same kind of work. */
export type Queue = {
  kind: WorkKind;
  /** Ids of what is due, most urgent first. Reads nothing else of them: an item that nobody can read has an id too. */
  due: (passedOver: readonly string[], most: number) => Promise<string[]>;
  /** Leases this one and does the work. False: somebody else has it. */
  work: (itemId: string) => Promise<boolean>;
  /** Puts what failed too often where people find it; left out, it is set aside. */
  giveUp?: (itemId: string) => Promise<void>;
};

/** More than one, since others may be faster. */
const { most: lookAhead } = bounded.lookAhead;

/** Tries the next piece of a queue, whether it goes through or not; false when nothing is due. */
export async function takeNext(attempts: Attempts, queue: Queue): Promise<boolean> {
  const { itemIds, isAll } = await attempts.passedOver(queue.kind);
  const passedOver = new Set(itemIds);
  for (let most = lookAhead; ;) {
    const found = await queue.due([...passedOver], most);
    const fresh = found.filter((itemId) => !passedOver.has(itemId));
    for (const itemId of fresh) {
      if (await tryPiece(attempts, queue, { itemId, isAll })) {
        return true;
      }
      passedOver.add(itemId);
    }
    if (found.length < most) {
      return false;
    }
    // an id that no search can exclude must not hide what comes after it
    most = fresh.length === 0 ? most * 2 : most;
  }
}

type Next = { itemId: string; isAll: boolean };

async function tryPiece(
  attempts: Attempts,
  { kind, work, giveUp }: Queue,
  { itemId, isAll }: Next,
): Promise<boolean> {
  const piece = { kind, itemId };
  if (!isAll && (await attempts.isPutOff(piece))) {
    return false;
  }
  const outcome = await attempts.attempt(piece, {
    work: () => work(itemId),
    giveUp: giveUp && (() => giveUp(itemId)),
  });
  return outcome !== 'skipped';
}
