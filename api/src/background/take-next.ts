import { bounded } from '#api/bounds/index';
import type { WorkKind } from '#shared/background/work-kinds';

import type { Attempts } from './attempts';

/** Items that wait for the same kind of work. */
export type Queue = DueItems & {
  kind: WorkKind;
  /** Leases this one and does the work. False: somebody else has it. */
  work: (itemId: string) => Promise<boolean>;
  /** Puts what failed too often where people find it; left out, it is set aside. */
  giveUp?: (itemId: string) => Promise<void>;
  /**
   * Two turns of this process never try the same piece at once: for work that takes no lease, of which the second turn would do all
   * in vain. What takes a lease may hang, and is somebody else's when that has run out.
   */
  isAlone?: boolean;
};

export type DueItems = {
  /** Ids of what is due, most urgent first. Reads nothing else of them: an item that nobody can read has an id too. */
  due: (passedOver: readonly string[], most: number) => Promise<string[]>;
};

/** More than one, since others may be faster. */
const { most: lookAhead } = bounded.lookAhead;

/** Tries the next piece of a queue, whether it goes through or not; false when nothing is due. */
export function takeNext(attempts: Attempts, queue: Queue): Promise<boolean> {
  return searchDue(attempts, { ...queue, most: lookAhead }, async (itemIds) => {
    for (const itemId of itemIds) {
      if (await tryPiece(attempts, queue, itemId)) {
        return true;
      }
    }
    return false;
  });
}

type Search = DueItems & { kind: WorkKind; most: number };

/** Offers what is due and not put off, until something was tried; false when nothing was. */
export async function searchDue(
  attempts: Attempts,
  { kind, due, most: atOnce }: Search,
  tryThese: (itemIds: readonly string[]) => Promise<boolean>,
): Promise<boolean> {
  const { itemIds, isAll } = await attempts.passedOver(kind);
  const passedOver = new Set(itemIds);
  for (let most = atOnce; ;) {
    const found = await due([...passedOver], most);
    const fresh = found.filter((itemId) => !passedOver.has(itemId));
    const ready = isAll ? fresh : await notPutOff(attempts, kind, fresh);
    if (ready.length > 0 && (await tryThese(ready))) {
      return true;
    }
    fresh.forEach((itemId) => passedOver.add(itemId));
    if (found.length < most) {
      return false;
    }
    // an id that no search can exclude must not hide what comes after it
    most = fresh.length === 0 ? most * 2 : most;
  }
}

/** Of more failures than are known at a time, these are asked about. */
export async function notPutOff(
  attempts: Attempts,
  kind: WorkKind,
  itemIds: readonly string[],
): Promise<string[]> {
  const putOff = await attempts.putOffAmong(kind, itemIds);
  return itemIds.filter((itemId) => !putOff.has(itemId));
}

async function tryPiece(
  attempts: Attempts,
  { kind, work, giveUp, isAlone }: Queue,
  itemId: string,
): Promise<boolean> {
  const outcome = await attempts.attempt(
    { kind, itemId },
    { work: () => work(itemId), giveUp: giveUp && (() => giveUp(itemId)), isAlone },
  );
  return outcome !== 'skipped';
}
