import type { Database } from '#api/mongo/index';

import type { PictureVerdict } from './content-check';
import { verdictModel, type VerdictDocument } from './verdict-model';

export type VerdictRepository = {
  /** The first answer to a question stays. */
  keep: (verdict: PictureVerdict, now: Date) => Promise<void>;
  find: (traceId: string) => Promise<PictureVerdict | null>;
};

export function verdictRepository(database: Database): VerdictRepository {
  const verdicts = verdictModel(database);
  return {
    keep: async ({ traceId, verdict }, now) => {
      const first = { $setOnInsert: { verdict, receivedAt: now } };
      await verdicts.updateOne({ _id: traceId }, first, { upsert: true });
    },
    find: async (traceId) => {
      const found = await verdicts.findById(traceId).lean<VerdictDocument>();
      return found && { traceId, verdict: found.verdict };
    },
  };
}
