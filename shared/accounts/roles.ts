/** Role → its Chinese name. `system` is nobody's role: it marks what the product does by itself. */
export const roleNames = {
  customer: '客户',
  engineer: '工程师',
  dispatcher: '调度',
  manager: '主管',
} as const;

export type Role = keyof typeof roleNames;
export const roles = Object.keys(roleNames) as [Role, ...Role[]];

export const staffRoles = ['engineer', 'dispatcher', 'manager'] as const satisfies Role[];
export const deskRoles = ['dispatcher', 'manager'] as const satisfies Role[];

export function isStaff(role: Role): boolean {
  return role !== 'customer';
}
