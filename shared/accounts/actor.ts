import type { Role } from './roles';

/** The signed-in person behind a request. */
export type Actor = {
  id: string;
  role: Role;
  organizationId: string | null;
};
