import type { Actor } from '#shared/accounts/actor';
import { flagStates } from '#shared/moderation/content-states';
import type { FlagReply } from '#shared/moderation/moderation-api';

import { nothingFound, type ContentCheck } from './content-check';
import type { Glimpse, ReviewDeps } from './moderation-deps';
import { moderationWords } from './words';

/** What the desk is shown; what is no longer there, or never came to be, is left out. */
export async function presentFlags(
  deps: ReviewDeps,
  checks: readonly ContentCheck[],
  viewer: Actor,
): Promise<FlagReply[]> {
  const [authors, pictures] = await Promise.all([
    deps.people([...new Set(checks.map(({ authorId }) => authorId))], viewer),
    deps.presentPictures(
      checks.flatMap(({ attachmentId }) => attachmentId ?? []),
      viewer,
    ),
  ]);
  const shown = checks.map(async (check) => {
    const { attachmentId, authorId, ticketId } = check;
    return presentFlag(check, {
      author: authors.get(authorId) ?? null,
      glimpse: ticketId === null ? null : await deps.glimpse(ticketId, check.id),
      picture: attachmentId === null ? null : (pictures.get(attachmentId) ?? null),
    });
  });
  return (await Promise.all(shown)).filter((flag) => flag !== null);
}

type Known = Pick<FlagReply, 'author' | 'picture'> & { glimpse: Glimpse | null };

function presentFlag(check: ContentCheck, known: Known): FlagReply | null {
  const { createdAt, id, kind, ticketId } = check;
  const { author, glimpse, picture } = known;
  const state = flagStates.find((one) => one === check.state);
  const text = kind === 'text' ? wordsOf(check, known) : null;
  if (!state || (text ?? picture) === null) {
    return null;
  }
  return {
    ...{ id, kind, state, author, text, picture },
    at: createdAt.toISOString(),
    reason: reasonOf(check),
    ticket: ticketId !== null && glimpse ? { id: ticketId, number: glimpse.number } : null,
  };
}

function wordsOf({ ticketId }: ContentCheck, { author, glimpse }: Known): string | null {
  return (ticketId === null ? author?.name : glimpse?.words) ?? null;
}

function reasonOf({ label }: ContentCheck): string {
  const reasons: Record<number, string> = moderationWords.reasons;
  return (
    reasons[label] ??
    (label === nothingFound ? moderationWords.noAnswer : moderationWords.otherReason)
  );
}
