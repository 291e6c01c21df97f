import type { StepName, StepWords } from '#api/tickets/index';
import type { Actor } from '#shared/accounts/actor';
import { firstWords } from '#shared/notices/first-words';
import { noticeKinds } from '#shared/notices/notice-kinds';

import type { Notice } from './notice';
import type { Push } from './push';
import { textLength, titleOf } from './write-notice';

export type RetellDeps = {
  /** How the words of steps stand before a reader now, in the order of the steps. */
  wordsBefore: (steps: readonly StepName[], reader: Actor) => Promise<readonly StepWords[]>;
  /** Unknown ids are left out. */
  people: (ids: readonly string[]) => Promise<ReadonlyMap<string, { name: string }>>;
};

type Written = Pick<Notice, 'kind' | 'seq' | 'text' | 'ticketId' | 'title'>;
type Told<T> = { written: T; words: StepWords };

/**
 * Notices as their reader may see them now. What was written when they went out is a copy: words may have been
 * hidden since, a name taken away, the ticket closed to the reader.
 */
export async function retell<T extends Written>(
  { wordsBefore, people }: RetellDeps,
  items: readonly T[],
  reader: Actor,
): Promise<Told<T>[]> {
  const words = await wordsBefore(items, reader);
  const told = items.flatMap((written, at) => {
    const its = words[at];
    return its ? [{ written, words: its }] : [];
  });
  const named = told.filter(({ written }) => namesSomebody(written));
  const ids = named.flatMap(({ words: { assigneeId } }) => assigneeId ?? []);
  const known = await people([...new Set(ids)]);
  return told.map(({ written, words: its }) => ({
    written: { ...written, title: titleNow(written, its, known), text: textNow(written, its) },
    words: its,
  }));
}

/** The same for one push, which also says what the ticket is about. */
export async function retellPush(deps: RetellDeps, push: Push, reader: Actor): Promise<Push> {
  const [told] = await retell(deps, [push], reader);
  const { title, text } = told?.written ?? { ...push, text: '' };
  const description = told?.words.problem ? push.about.description : '';
  return { ...push, title, text, about: { ...push.about, description } };
}

function namesSomebody({ kind }: Written): boolean {
  return noticeKinds[kind].title.includes('{assignee}');
}

function titleNow(
  written: Written,
  { assigneeId }: StepWords,
  known: ReadonlyMap<string, { name: string }>,
): string {
  return namesSomebody(written) && assigneeId !== null
    ? titleOf(written.kind, known.get(assigneeId)?.name ?? null)
    : written.title;
}

function textNow({ text }: Written, { says, problem }: StepWords): string {
  switch (says) {
    case 'as written':
      return text;
    case 'problem':
      return firstWords(problem, textLength);
    case 'nothing':
      return '';
  }
}
