import type { NoticeOwner } from '#api/notice-owner';
import type { NoticeRule } from '#shared/notices/notice-rule';
import type { NoticeSource } from '#shared/notices/notice-source';

/** Everything that owes notices, whichever room it belongs to. */
export type NoticeOwners = readonly NoticeOwner[];

/** Undefined: written by another version of the product. */
export function ownerOf(
  owners: NoticeOwners,
  { kind }: Pick<NoticeSource, 'kind'>,
): NoticeOwner | undefined {
  return owners.find((owner) => owner.kind === kind);
}

/** The record of a notice's kind; undefined as above. */
export function ruleOf(
  owners: NoticeOwners,
  { source, kind }: { source: NoticeSource; kind: string },
): NoticeRule | undefined {
  return ownerOf(owners, source)?.rules[kind];
}
