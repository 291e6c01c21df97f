import { AppError } from '#api/app-error';
import { later } from '#api/clock';
import { errorWords } from '#shared/errors/error-words';
import { hasWords } from '#shared/text/clean';

import { askAboutWords } from './ask-about-words';
import { nothingFound } from './content-check';
import type { ModerationDeps } from './moderation-deps';

export type Words = {
  authorId: string;
  /** Null: part of the author's profile. */
  ticketId: string | null;
  /** Field of the request → what was written there. */
  parts: readonly { path: string; text: string }[];
};

/** By then the step that carries the words has been written, or never will be. */
const lookAgainAfter = 60_000;

/**
 * Looks words over that others will read, before they are accepted. Answers the id of what is to be remembered of it,
 * null when nothing is. It never fails for WeChat's sake: without an opinion the words are looked at again later.
 *
 * @throws {AppError} `moderation.text_refused`
 */
export async function checkWords(deps: ModerationDeps, words: Words): Promise<string | null> {
  const parts = words.parts.filter(({ text }) => hasWords(text));
  const openid = parts.length === 0 || deps.isTrusted ? null : await deps.openidOf(words.authorId);
  if (openid === null) {
    return null;
  }
  const scene = words.ticketId === null ? 'profile' : 'comment';
  const ask = (texts: readonly string[]) =>
    askAboutWords(
      deps,
      texts.map((text) => ({ openid, text, scene })),
    );
  // one question for the whole form; only a refusal asks which field it was
  const [found = null] = (await ask([parts.map(({ text }) => text).join('\n')])) ?? [];
  if (found?.suggest === 'risky') {
    const each = await ask(parts.map(({ text }) => text));
    throw refusal(parts.filter((_part, at) => each?.[at]?.suggest === 'risky'));
  }
  return remember(deps, words, found);
}

type Found = { suggest: 'pass' | 'review' | 'risky'; label: number } | null;

async function remember({ checks, clock }: ModerationDeps, words: Words, found: Found) {
  const { authorId, ticketId } = words;
  if (ticketId === null) {
    await checks.forgetProfileWords(authorId);
  }
  if (found?.suggest === 'pass') {
    return null;
  }
  const now = clock();
  return checks.addWords({
    ...{ authorId, ticketId, createdAt: now, dueAt: later(now, lookAgainAfter) },
    state: found ? 'review' : 'pending',
    label: found?.label ?? nothingFound,
  });
}

function refusal(parts: Words['parts']): AppError {
  const message = errorWords['moderation.text_refused'];
  return new AppError('moderation.text_refused', {
    errors: parts.map(({ path }) => ({ path, message })),
  });
}
