import { markdownTable } from '#api/markdown-table';
import { isStaff, roles, type Role } from '#shared/accounts/roles';
import { believedConsents } from '#shared/notices/believed-consents';
import {
  groupOf,
  groupsFor,
  isLocked,
  noticeGroupNames,
  noticeGroups,
} from '#shared/notices/notice-groups';
import {
  noticeKindNames,
  noticeKinds,
  type NoticeKind,
  type RecipientGroup,
} from '#shared/notices/notice-kinds';
import { pushRule } from '#shared/notices/push-rules';
import { wechatTemplates } from '#shared/notices/wechat-templates';
import { sayDuration } from '#shared/time/say-time';

/** The Markdown of docs/generated/notices.md. */
export function describeNotices(): string {
  return [
    '# Who is told what',
    '',
    'Written from the tables in `shared/notices`; `npm run docs` writes it anew.',
    '',
    ...markdownTable(
      ['kind', 'words', 'to', 'a customer’s choice and WeChat', 'of staff'],
      noticeKindNames.map((kind) => [
        kind,
        noticeKinds[kind].title,
        noticeKinds[kind].to.join(', '),
        canReachCustomer(kind) ? describeSide(kind, 'customer') : '',
        describeSide(kind, 'engineer'),
      ]),
    ),
    '',
    `Of one template a phone alone is believed ${believedConsents.perMinute} consents a minute, ${believedConsents.perDay} a day and ${believedConsents.unused} unused ones; WeChat’s own word counts`,
    'without bounds.',
    '',
    'A push is sent by the first template that has a credit, until it is news no more; `minor`: it leaves the last credit',
    'to what matters more; `must`: it cannot be switched off and waits for no morning; `now`: quiet hours do not stop its',
    'clock, so that it is never kept for the morning.',
    '',
    ...markdownTable(
      ['group', '中文', 'who chooses', 'kinds'],
      noticeGroupNames.map((name) => {
        const { title, kinds } = noticeGroups[name];
        const choosers = roles.filter((role) => groupsFor(role).includes(name));
        const locked = choosers.every((role) => isLocked(name, role)) ? ' (locked)' : '';
        return [name, title, choosers.join(', ') + locked, kinds.join(', ')];
      }),
    ),
    '',
    ...markdownTable(
      ['template', 'title', 'for', 'fields'],
      Object.entries(wechatTemplates).map(([name, { title, to, fields }]) => [
        name,
        title,
        to,
        Object.entries(fields)
          .map(([field, label]) => `${field} ${label}`)
          .join(', '),
      ]),
    ),
    '',
  ].join('\n');
}

function canReachCustomer(kind: NoticeKind): boolean {
  const to: readonly RecipientGroup[] = noticeKinds[kind].to;
  return to.includes('reporter') || to.includes('followers');
}

/** Every role of staff is told alike. */
function describeSide(kind: NoticeKind, role: Role & ('customer' | 'engineer')): string {
  const group = groupOf(kind, role);
  const rule = pushRule(kind, isStaff(role));
  const push = rule && [
    rule.via.join(' or '),
    rule.status,
    sayDuration(rule.within * 60_000),
    ...(rule.isMinor ? ['minor'] : []),
    ...(rule.mustReach ? ['must'] : []),
    ...(rule.isMomentary ? ['now'] : []),
  ];
  return [group ?? '', push ? push.join(' · ') : 'no push'].join(': ');
}
