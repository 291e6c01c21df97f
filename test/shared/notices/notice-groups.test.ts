import { isStaff, roles, sideOf, type Role, type Side } from '#shared/accounts/roles';
import {
  groupOf,
  groupsFor,
  isLocked,
  isPushed,
  noticeGroups,
} from '#shared/notices/notice-groups';
import {
  noticeKindNames,
  noticeKinds,
  type NoticeKind,
  type RecipientGroup,
} from '#shared/notices/notice-kinds';
import { pushRule } from '#shared/notices/push-rules';

const asCustomer: readonly RecipientGroup[] = ['reporter', 'followers'];

/** Whether somebody of this role can ever be told of it. */
function canHear(role: Role, kind: NoticeKind): boolean {
  const to: readonly RecipientGroup[] = noticeKinds[kind].to;
  return isStaff(role) || to.some((group) => asCustomer.includes(group));
}

describe.each(roles)('a %s', (role) => {
  const heard = noticeKindNames.filter((kind) => canHear(role, kind));

  it.each(heard)('finds %s in exactly one group', (kind) => {
    const group = groupOf(kind, role);
    const others = Object.entries(noticeGroups).filter(
      ([name, rule]) =>
        name !== group &&
        (rule.sides as readonly Side[]).includes(sideOf(role)) &&
        (rule.kinds as readonly NoticeKind[]).includes(kind),
    );
    expect([typeof group, others]).toEqual(['string', []]);
  });

  it('cannot switch off what work depends on, and nothing beside it is locked', () => {
    for (const group of groupsFor(role)) {
      const must = noticeGroups[group].kinds.map(
        (kind) => pushRule(kind, isStaff(role))?.mustReach ?? false,
      );
      expect([group, new Set(must)]).toEqual([group, new Set([isLocked(group, role)])]);
    }
  });
});

// written down by hand: what each role reads on the settings page
it.each<[Role, string]>([
  ['customer', 'todo progress endings messages'],
  ['engineer', 'assigned! urgent! returned! fresh additions messages feedback- reported-'],
  ['dispatcher', 'urgent! returned! fresh declined messages reported-'],
  ['manager', 'urgent! returned! fresh declined messages reported-'],
])('a %s chooses about %s (! locked, - never by WeChat)', (role, expected) => {
  const shown = groupsFor(role).map(
    (group) => group + (isLocked(group, role) ? '!' : '') + (isPushed(group, role) ? '' : '-'),
  );
  expect(shown.join(' ')).toBe(expected);
});
