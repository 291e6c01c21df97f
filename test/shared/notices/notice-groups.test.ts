import { isStaff, roles, sideOf, type Role, type Side } from '#shared/accounts/roles';
import { groupsFor, noticeGroupNames, noticeGroups } from '#shared/notices/notice-groups';
import {
  isLocked,
  isPushed,
  kindsIn,
  noticeKindNames,
  noticeKinds,
  type NoticeKind,
} from '#shared/notices/notice-kinds';
import { pushRule, type RecipientGroup } from '#shared/notices/notice-rule';

const asCustomer: readonly RecipientGroup[] = ['reporter', 'followers'];

/** Whether somebody of this role can ever be told of it. */
function canHear(role: Role, kind: NoticeKind): boolean {
  const to: readonly RecipientGroup[] = noticeKinds[kind].to;
  return isStaff(role) || to.some((group) => asCustomer.includes(group));
}

describe.each(roles)('a %s', (role) => {
  const heard = noticeKindNames.filter((kind) => canHear(role, kind));

  it.each(heard)('finds %s in exactly one group, of their side', (kind) => {
    const groups = noticeGroupNames.filter((name) => kindsIn(name, role).includes(kind));
    expect(groups).toHaveLength(1);
    const sides: readonly Side[] = groups.flatMap((name) => [...noticeGroups[name].sides]);
    expect(sides).toContain(sideOf(role));
  });

  it('finds nothing in a group that is for nobody of their side', () => {
    const others = noticeGroupNames.filter(
      (name) => !(noticeGroups[name].sides as readonly Side[]).includes(sideOf(role)),
    );
    expect(others.flatMap((name) => kindsIn(name, role))).toEqual([]);
  });

  it('cannot switch off what work depends on, and nothing beside it is locked', () => {
    for (const group of groupsFor(role)) {
      const must = kindsIn(group, role).map(
        (kind) => pushRule(noticeKinds[kind], role)?.mustReach ?? false,
      );
      expect([group, new Set(must)]).toEqual([group, new Set([isLocked(group, role)])]);
    }
  });
});

// written down by hand: what each role reads on the settings page
it.each<[Role, string]>([
  ['customer', 'todo progress visits endings messages'],
  [
    'engineer',
    'assigned! urgent! times! returned! fresh tasks! additions messages feedback- reported-',
  ],
  ['dispatcher', 'urgent! times! returned! declined! followUps! tasks! messages reported-'],
  ['manager', 'urgent! times! returned! declined! followUps! tasks! messages setup- reported-'],
])('a %s chooses about %s (! locked, - never by WeChat)', (role, expected) => {
  const shown = groupsFor(role).map(
    (group) => group + (isLocked(group, role) ? '!' : '') + (isPushed(group, role) ? '' : '-'),
  );
  expect(shown.join(' ')).toBe(expected);
});
