import { bounded } from '#api/bounds/index';
import { recordCache, type RecordChanges } from '#api/cache/index';

import { sessionIdOf, type SessionRepository } from './session-repository';

/** Sessions are asked for by every request and change once a day. */
export function cachedSessions(
  sessions: SessionRepository,
  changes: RecordChanges,
): SessionRepository {
  const cache = recordCache({
    records: 'sessions',
    load: async ([id = '']) => {
      const session = await sessions.findById(id);
      return new Map(session ? [[id, session]] : []);
    },
    most: bounded.sessionsKept.most,
    changes,
  });
  const findById = async (id: string) => (await cache.read([id])).get(id) ?? null;
  return {
    ...sessions,
    add: async (token, session) => {
      const ended = await sessions.add(token, session);
      await cache.forget(ended);
      return ended;
    },
    findById,
    find: (token) => findById(sessionIdOf(token)),
    extend: (token, expiresAt) =>
      cache.changing([sessionIdOf(token)], () => sessions.extend(token, expiresAt)),
    remove: (token) => cache.changing([sessionIdOf(token)], () => sessions.remove(token)),
  };
}
