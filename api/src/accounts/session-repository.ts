import { createHash } from 'node:crypto';

import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';

import { sessionModel, type SessionDocument } from './session-model';

type Session = { userId: string; expiresAt: Date };

export type SessionRepository = {
  /** Answers the sessions that end with it, since one person has only so many: those that were not used for longest. */
  add: (token: string, session: Session) => Promise<string[]>;
  find: (token: string) => Promise<Session | null>;
  /** By the name that `sessionIdOf` gave. */
  findById: (sessionId: string) => Promise<Session | null>;
  extend: (token: string, expiresAt: Date) => Promise<void>;
  remove: (token: string) => Promise<void>;
};

export function sessionRepository(
  database: Database,
  most: number = bounded.sessionsOfPerson.most,
): SessionRepository {
  const sessions = sessionModel(database);
  return {
    add: async (token, session) => {
      const added = hashOf(token);
      await sessions.create({ _id: added, ...session });
      const ended = await sessions
        .find({ userId: session.userId, _id: { $ne: added } })
        .sort({ expiresAt: -1 })
        .skip(most - 1)
        .limit(most)
        .select('_id')
        .lean<Pick<SessionDocument, '_id'>[]>();
      if (ended.length > 0) {
        await sessions.deleteMany({ _id: { $in: ended.map(({ _id }) => _id) } });
      }
      return ended.map(({ _id }) => nameOf(_id));
    },
    find: (token) => sessions.findById(hashOf(token)).lean<SessionDocument>(),
    findById: (sessionId) =>
      sessions
        .findById(Buffer.from(sessionId, 'base64url').toString('hex'))
        .lean<SessionDocument>(),
    extend: async (token, expiresAt) => {
      await sessions.updateOne({ _id: hashOf(token) }, { $max: { expiresAt } });
    },
    remove: async (token) => {
      await sessions.deleteOne({ _id: hashOf(token) });
    },
  };
}

/** Names a session without giving its token away. */
export function sessionIdOf(token: string): string {
  return nameOf(hashOf(token));
}

function nameOf(hash: string): string {
  return Buffer.from(hash, 'hex').toString('base64url');
}

/** The token has 256 random bits, so a plain hash cannot be guessed backwards. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
