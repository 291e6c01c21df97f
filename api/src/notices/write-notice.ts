import type { OwedNotice, OwingSource } from '#api/notice-owner';
import { firstWords } from '#shared/notices/first-words';
import type { NoticeRule } from '#shared/notices/notice-rule';
import type { NoticeSource } from '#shared/notices/notice-source';
import { hasWords } from '#shared/text/clean';

import type { Recipient } from './channel';
import type { Notice } from './notice';

export const textLength = 100;

/** One fact, ready to be told. */
export type Telling = {
  source: NoticeSource;
  owing: OwingSource;
  entry: OwedNotice;
  rule: NoticeRule;
  title: string;
};

/** What one person reads of a fact: its words if they may, else the first words of its source. */
export function writeNotice(
  { source, owing, entry, title }: Telling,
  { id, role }: Pick<Recipient, 'id' | 'role'>,
): Notice {
  const { about, sourceName } = owing;
  const words = entry.textFor(role);
  const { fact, kind, at } = entry;
  return {
    ...{ source, sourceName, fact, kind, title },
    recipientId: id,
    text: firstWords(hasWords(words) ? words : about.description, textLength),
    createdAt: at,
    about: { ...about, description: firstWords(about.description, textLength) },
  };
}
