import type { ModerationDeps } from './moderation-deps';

type Claimed = {
  attachmentIds: readonly string[];
  authorId: string;
  /** Null: a face. */
  ticketId: string | null;
};

/**
 * Pictures that others are about to see: from now on they are hidden until WeChat has looked. Repeating it changes
 * nothing.
 */
export async function expectPictures(deps: ModerationDeps, claimed: Claimed): Promise<void> {
  const { attachmentIds, authorId, ticketId } = claimed;
  if (attachmentIds.length === 0 || deps.isTrusted || !(await deps.openidOf(authorId))) {
    return;
  }
  await deps.checks.expect(attachmentIds, { authorId, ticketId, createdAt: deps.clock() });
  deps.checksDue.raise();
}
