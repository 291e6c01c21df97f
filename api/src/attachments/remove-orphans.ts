import { takeNext } from '#api/background/index';
import { bounded } from '#api/bounds/index';
import { attachmentLimits } from '#shared/attachments/attachment-kinds';

import type { AttachmentDeps } from './attachment-deps';
import { removeAttachment } from './upload-attachment';

/** A store that is away lets every removal fail: then the next run goes on. */
const { most: mostFailures } = bounded.failedRemovals;

/** Removes uploads that nobody attached in time, and what interrupted uploads and removals left. Answers how many. */
export async function removeOrphans(
  deps: AttachmentDeps,
  most: number = bounded.removedAtOnce.most,
): Promise<number> {
  const { attachments, attempts, clock } = deps;
  const before = new Date(clock().getTime() - attachmentLimits.orphanAfter);
  let [tried, removed] = [0, 0];
  const queue = {
    kind: 'orphan' as const,
    due: (passedOver: readonly string[], count: number) =>
      attachments.findOrphans(before, { passedOver, most: count }),
    work: async (id: string) => {
      tried += 1;
      // once taken, an attachment cannot be claimed; its files may go
      const isTaken = await attachments.takeOrphan(id, before);
      if (isTaken) {
        await removeAttachment(deps, id);
        removed += 1;
      }
      return isTaken;
    },
  };
  const isGoingOn = () => removed < most && tried - removed < mostFailures;
  while (isGoingOn() && (await takeNext(attempts, queue))) {
    // the next one
  }
  return removed;
}
