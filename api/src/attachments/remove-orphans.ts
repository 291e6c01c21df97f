import { attachmentLimits } from '#shared/attachments/attachment-kinds';

import type { AttachmentDeps } from './attachment-deps';
import { removeAttachment } from './upload-attachment';

const batch = 100;

/** Removes uploads that nobody attached in time, and what interrupted uploads and removals left. Answers how many. */
export async function removeOrphans(deps: AttachmentDeps): Promise<number> {
  const before = new Date(deps.clock().getTime() - attachmentLimits.orphanAfter);
  let removed = 0;
  for (;;) {
    // once taken, an attachment cannot be claimed; its files may go
    const ids = await deps.attachments.takeOrphans(before, batch);
    for (const id of ids) {
      await removeAttachment(deps, id);
    }
    removed += ids.length;
    if (ids.length === 0) {
      return removed;
    }
  }
}
