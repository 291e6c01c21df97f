import type { NoticeStanding } from '#api/notice-owner';
import type { Actor } from '#shared/accounts/actor';
import { firstWords } from '#shared/notices/first-words';
import { namesIn, titleOf, type NoticeRule } from '#shared/notices/notice-rule';

import type { Notice } from './notice';
import { ownerOf, ruleOf, type NoticeOwners } from './owners';
import type { Push } from './push';
import { textLength } from './write-notice';

export type RetellDeps = { owners: NoticeOwners };

type Written = Pick<Notice, 'fact' | 'kind' | 'source' | 'text' | 'title'>;

/**
 * Notices as their reader may see them now. What was written when they went out is a copy: words may have been
 * hidden since, a name taken away, the source closed to the reader.
 */
export async function retell<T extends Written>(
  { owners }: RetellDeps,
  items: readonly T[],
  reader: Actor,
): Promise<T[]> {
  const standings = await standingsOf(owners, items, reader);
  return items.map((written) =>
    retold(written, ruleOf(owners, written), standings.get(written) ?? unknown),
  );
}

/** The same for one push, which also says what its source is about. */
export async function retellPush({ owners }: RetellDeps, push: Push, reader: Actor): Promise<Push> {
  const standing = (await standingsOf(owners, [push], reader)).get(push) ?? unknown;
  const description = standing.about === '' ? '' : push.about.description;
  const told = retold(push, ruleOf(owners, push), standing);
  return { ...told, about: { ...push.about, description } };
}

/** Nobody can say any more what may be told. */
const unknown: NoticeStanding = { says: 'nothing', about: '', names: {} };

/** Each owner is asked once for all of its own. */
async function standingsOf<T extends Written>(
  owners: NoticeOwners,
  items: readonly T[],
  reader: Actor,
): Promise<Map<T, NoticeStanding>> {
  const known = new Map<T, NoticeStanding>();
  for (const kind of new Set(items.map(({ source }) => source.kind))) {
    const its = items.filter(({ source }) => source.kind === kind);
    const standings = (await ownerOf(owners, { kind })?.standings(its, reader)) ?? [];
    its.forEach((item, at) => known.set(item, standings[at] ?? unknown));
  }
  return known;
}

function retold<T extends Written>(
  written: T,
  rule: NoticeRule | undefined,
  standing: NoticeStanding,
): T {
  return { ...written, title: titleNow(written, rule, standing), text: textNow(written, standing) };
}

function titleNow(
  { title }: Written,
  rule: NoticeRule | undefined,
  { names }: NoticeStanding,
): string {
  const named = rule ? namesIn(rule) : [];
  const isKnown = named.length > 0 && named.every((name) => name in names);
  return rule && isKnown ? titleOf(rule, names) : title;
}

function textNow({ text }: Written, { says, about }: NoticeStanding): string {
  switch (says) {
    case 'as written':
      return text;
    case 'about':
      return firstWords(about, textLength);
    case 'nothing':
      return '';
  }
}
