import type { Role } from './roles';

/** The signed-in person behind a request. */
export type Actor = {
  id: string;
  role: Role;
  organizationId: string | null;
  /** Names the session of the request, and opens nothing; absent where the product itself acts for somebody. */
  sessionId?: string | undefined;
};
