import type { Actor } from '#shared/accounts/actor';

import type { AccountDeps } from './account-deps';
import { sessionIdOf } from './session-repository';
import { sessionLife } from './sign-in';
import type { User } from './user';

const day = 24 * 60 * 60_000;

/** Who a token belongs to; null when it is unknown, expired or its owner is blocked. */
export async function findActor(deps: AccountDeps, token: string): Promise<Actor | null> {
  const session = await deps.sessions.find(token);
  const now = deps.clock().getTime();
  // the database sweeps expired sessions a little late
  if (!session || session.expiresAt.getTime() <= now) {
    return null;
  }
  const user = await deps.users.find(session.userId);
  if (!user || user.isBlocked) {
    return null;
  }
  // a session that is used lives on, at the price of one write a day
  if (session.expiresAt.getTime() < now + sessionLife - day) {
    await deps.sessions.extend(token, new Date(now + sessionLife));
  }
  return actorIn(user, sessionIdOf(token));
}

/** Who a session belongs to, by its name; null as above, and when it is somebody else's. */
export async function findReader(
  { clock, sessions, users }: Pick<AccountDeps, 'clock' | 'sessions' | 'users'>,
  { id, sessionId = '' }: Pick<Actor, 'id' | 'sessionId'>,
): Promise<Actor | null> {
  const [session, user] = await Promise.all([sessions.findById(sessionId), users.find(id)]);
  const isTheirs = session?.userId === id && session.expiresAt > clock();
  return isTheirs && user && !user.isBlocked ? actorIn(user, sessionId) : null;
}

function actorIn({ id, role, organizationId }: User, sessionId: string): Actor {
  return { id, role, organizationId, sessionId };
}
