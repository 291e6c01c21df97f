import { createHash } from 'node:crypto';

import type { Database } from '#api/mongo/index';

import { sessionModel, type SessionDocument } from './session-model';

type Session = { userId: string; expiresAt: Date };

export type SessionRepository = {
  add: (token: string, session: Session) => Promise<void>;
  find: (token: string) => Promise<Session | null>;
  /** By the name that `sessionIdOf` gave. */
  findById: (sessionId: string) => Promise<Session | null>;
  extend: (token: string, expiresAt: Date) => Promise<void>;
  remove: (token: string) => Promise<void>;
};

export function sessionRepository(database: Database): SessionRepository {
  const sessions = sessionModel(database);
  return {
    add: async (token, session) => {
      await sessions.create({ _id: hashOf(token), ...session });
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
  return Buffer.from(hashOf(token), 'hex').toString('base64url');
}

/** The token has 256 random bits, so a plain hash cannot be guessed backwards. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
