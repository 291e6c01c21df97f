import type { Role } from '../accounts/roles';
import { directoryNotices } from '../directory/notices/directory-notices';
import { ticketNotices } from '../tickets/notices/ticket-notices';

import type { NoticeGroup } from './notice-groups';
import { pushRule, sideRule, type NoticeRule, type NoticeRules } from './notice-rule';

/** Every kind of notice of the product, room by room. Its record holds all that is known of it. */
export const noticeKinds = { ...ticketNotices, ...directoryNotices } as const satisfies NoticeRules;

export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindNames = Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]];

/** The kinds that somebody of this role chooses about with a group. */
export function kindsIn(group: NoticeGroup, role: Role): NoticeKind[] {
  return noticeKindNames.filter((kind) => sideRule(noticeKinds[kind], role)?.group === group);
}

/** Work depends on it: it cannot be switched off. */
export function isLocked(group: NoticeGroup, role: Role): boolean {
  return rulesIn(group, role).every((rule) => pushRule(rule, role)?.mustReach);
}

/** Whether anything of it is worth a WeChat push. */
export function isPushed(group: NoticeGroup, role: Role): boolean {
  return rulesIn(group, role).some((rule) => pushRule(rule, role) !== null);
}

function rulesIn(group: NoticeGroup, role: Role): NoticeRule[] {
  return kindsIn(group, role).map((kind) => noticeKinds[kind]);
}
