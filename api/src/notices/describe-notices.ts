import { markdownTable } from '#api/markdown-table';
import { roles, type Side } from '#shared/accounts/roles';
import { believedConsents } from '#shared/notices/believed-consents';
import { noticeGroupWords } from '#shared/notices/notice-group-words';
import { groupsFor, noticeGroupNames } from '#shared/notices/notice-groups';
import { isLocked, kindsIn, noticeKindNames, noticeKinds } from '#shared/notices/notice-kinds';
import type { NoticeRule } from '#shared/notices/notice-rule';
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
      ['kind', 'words', 'to', 'a customer’s choice and WeChat', 'of staff', 'opens'],
      noticeKindNames.map((kind) => [
        kind,
        noticeKinds[kind].words,
        noticeKinds[kind].to.join(', '),
        describeSide(noticeKinds[kind], 'customer'),
        describeSide(noticeKinds[kind], 'staff'),
        noticeKinds[kind].opens.page,
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
      ['group', 'its name', 'who chooses', 'kinds'],
      noticeGroupNames.map((name) => {
        const { title } = noticeGroupWords[name];
        const choosers = roles.filter((role) => groupsFor(role).includes(name));
        const locked = choosers.every((role) => isLocked(name, role)) ? ' (locked)' : '';
        const kinds = new Set(choosers.flatMap((role) => kindsIn(name, role)));
        return [name, title, choosers.join(', ') + locked, [...kinds].join(', ')];
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

function describeSide(rule: NoticeRule, side: Side): string {
  const its = rule[side];
  if (!its) {
    return '';
  }
  const { group, push } = its;
  const told = push && [
    push.via.join(' or '),
    push.status,
    sayDuration(push.within * 60_000),
    ...(push.isMinor ? ['minor'] : []),
    ...(push.mustReach ? ['must'] : []),
    ...(push.isMomentary ? ['now'] : []),
  ];
  return `${group}: ${told ? told.join(' · ') : 'no push'}`;
}
