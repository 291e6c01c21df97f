import { assertThat } from '#api/app-error';

import type { Attachment } from './attachment';
import type { AttachmentDeps } from './attachment-deps';

/** `holderId`: the ticket they are attached to, or the person whose avatar it is. */
type Claim = { ids: readonly string[]; ownerId: string; holderId: string };

/**
 * Attaches somebody's own uploads to what keeps them from now on: all or none. Repeating it for the same holder is safe.
 * Answers what was attached.
 *
 * @throws {AppError} `attachment.not_found` when one is not theirs, held elsewhere or gone
 */
export async function claimAttachments(
  { attachments }: Pick<AttachmentDeps, 'attachments'>,
  { ids, ownerId, holderId }: Claim,
): Promise<Attachment[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) {
    return [];
  }
  const before = await attachments.findMany(wanted);
  const canHave = before.filter(
    (one) => one.ownerId === ownerId && (one.holderId ?? holderId) === holderId,
  );
  assertThat(canHave.length === wanted.length, 'attachment.not_found');

  const held = await attachments.hold(wanted, ownerId, holderId);
  if (held.size < wanted.length) {
    // another claim or the removal of orphans was quicker with one of them
    const newlyHeld = canHave.filter(({ holderId: had, id }) => had === null && held.has(id));
    await attachments.release(
      newlyHeld.map(({ id }) => id),
      holderId,
    );
  }
  assertThat(held.size === wanted.length, 'attachment.not_found');
  return canHave;
}
