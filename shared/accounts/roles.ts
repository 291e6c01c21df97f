import { roleWords } from './role-words';

/** What people are allowed to do. What a role is not granted here is refused: by the API, live connections, notices and pages. */
export type Grant =
  /** Report problems, and stand to them as their reporter. */
  | 'report tickets'
  /** Read and message on colleagues' tickets, where the organization allows it. */
  | 'follow colleagues'
  /** With internal entries, files and phone numbers. */
  | 'read every ticket'
  /** Take tickets from the pool and be assigned to them. */
  | 'solve tickets'
  /** Assign and cancel tickets, see all lists. */
  | 'dispatch tickets'
  /** Reopen at any time, beside all that the desk does. */
  | 'manage tickets'
  /** Decide about words and pictures that the content check was not sure of. */
  | 'review content'
  /** See what could not be sent or done, and try it again. */
  | 'retry failures'
  /** Say whether they take new work now, and when they are away. */
  | 'go on duty'
  /** Set up who is served, by whom, when and under which terms. */
  | 'set up the service';

/** Which side of the service somebody is on: it decides the words, templates and pages that they get, not what they may. */
export type Side = 'customer' | 'staff';

type RoleRule = { side: Side; may: readonly Grant[] };

const staff = ['report tickets', 'read every ticket', 'go on duty'] as const;
const desk = [...staff, 'dispatch tickets', 'review content'] as const;

/** Everything that is known of a role; its name is in `roleWords`. */
const roleRules = {
  customer: { side: 'customer', may: ['report tickets', 'follow colleagues'] },
  engineer: { side: 'staff', may: [...staff, 'solve tickets'] },
  dispatcher: { side: 'staff', may: desk },
  manager: {
    side: 'staff',
    may: [...desk, 'manage tickets', 'retry failures', 'set up the service'],
  },
} as const satisfies Record<string, RoleRule>;

export type Role = keyof typeof roleRules;
export const roles = Object.keys(roleRules) as [Role, ...Role[]];

/** Undefined: a role that was stored by another version of the product. */
function ruleOf(role: Role): RoleRule | undefined {
  return roleRules[role];
}

export function may(role: Role, grant: Grant): boolean {
  return ruleOf(role)?.may.includes(grant) ?? false;
}

export function rolesThatMay(grant: Grant): Role[] {
  return roles.filter((role) => may(role, grant));
}

export function sideOf(role: Role): Side {
  return ruleOf(role)?.side ?? 'customer';
}

export function isStaff(role: Role): boolean {
  return sideOf(role) === 'staff';
}

export function roleName(role: Role): string {
  return roleWords[role];
}
