import {
  isStaff,
  may,
  roles,
  rolesThatMay,
  sideOf,
  type Grant,
  type Role,
} from '#shared/accounts/roles';

const grants = [
  'report tickets',
  'follow colleagues',
  'read every ticket',
  'solve tickets',
  'dispatch tickets',
  'manage tickets',
  'review content',
  'retry failures',
  'go on duty',
  'set up the service',
] as const satisfies Grant[];

// written down by hand: who may what
it.each<[Grant, Role[]]>([
  ['report tickets', ['customer', 'engineer', 'dispatcher', 'manager']],
  ['follow colleagues', ['customer']],
  ['read every ticket', ['engineer', 'dispatcher', 'manager']],
  ['solve tickets', ['engineer']],
  ['dispatch tickets', ['dispatcher', 'manager']],
  ['manage tickets', ['manager']],
  ['review content', ['dispatcher', 'manager']],
  ['retry failures', ['manager']],
  ['go on duty', ['engineer', 'dispatcher', 'manager']],
  ['set up the service', ['manager']],
])('%s: %j and nobody else', (grant, granted) => {
  expect(rolesThatMay(grant)).toEqual(granted);
});

it('grants nothing to a role that the table does not know, and takes it for no staff', () => {
  const unknown = 'visitor' as Role;
  expect(grants.filter((grant) => may(unknown, grant))).toEqual([]);
  expect(isStaff(unknown)).toBe(false);
});

it('lets only staff read every ticket', () => {
  expect(rolesThatMay('read every ticket')).toEqual(
    roles.filter((role) => sideOf(role) === 'staff'),
  );
});
