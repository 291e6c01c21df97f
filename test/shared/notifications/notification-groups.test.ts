import { isStaff, roles, sideOf, type Role, type Side } from '#shared/accounts/roles';
import {
  groupOf,
  groupsFor,
  isLocked,
  isPushed,
  notificationGroups,
} from '#shared/notifications/notification-groups';
import {
  notificationKindNames,
  notificationKinds,
  type NotificationKind,
  type RecipientGroup,
} from '#shared/notifications/notification-kinds';
import { pushRule } from '#shared/notifications/push-rules';

const asCustomer: readonly RecipientGroup[] = ['reporter', 'followers'];

/** Whether somebody of this role can ever be told of it. */
function canHear(role: Role, kind: NotificationKind): boolean {
  const to: readonly RecipientGroup[] = notificationKinds[kind].to;
  return isStaff(role) || to.some((group) => asCustomer.includes(group));
}

describe.each(roles)('a %s', (role) => {
  const heard = notificationKindNames.filter((kind) => canHear(role, kind));

  it.each(heard)('finds %s in exactly one group', (kind) => {
    const group = groupOf(kind, role);
    const others = Object.entries(notificationGroups).filter(
      ([name, rule]) =>
        name !== group &&
        (rule.sides as readonly Side[]).includes(sideOf(role)) &&
        (rule.kinds as readonly NotificationKind[]).includes(kind),
    );
    expect([typeof group, others]).toEqual(['string', []]);
  });

  it('cannot switch off what work depends on, and nothing beside it is locked', () => {
    for (const group of groupsFor(role)) {
      const must = notificationGroups[group].kinds.map(
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
