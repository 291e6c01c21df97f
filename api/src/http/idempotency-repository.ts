import { isDuplicateKey, type Database } from '#api/mongo/index';

import { idempotencyRecordModel, type IdempotencyRecord } from './idempotency-record-model';

export type { IdempotencyRecord };
export type IdempotencyRepository = ReturnType<typeof idempotencyRepository>;

type Run = Pick<IdempotencyRecord, '_id' | 'runId'>;
type Claim = Omit<IdempotencyRecord, 'answer' | 'state'>;

export function idempotencyRepository(database: Database) {
  const records = idempotencyRecordModel(database);
  return {
    /** False when somebody holds the key. */
    async claim(claim: Claim): Promise<boolean> {
      try {
        await records.create({ ...claim, state: 'running', answer: null });
        return true;
      } catch (error: unknown) {
        if (isDuplicateKey(error)) {
          return false;
        }
        throw error;
      }
    },

    find: (id: string) => records.findById(id).lean<IdempotencyRecord>(),

    /** Of several that see the same dead run, one takes over. */
    async takeOver(dead: Run, claim: Claim): Promise<boolean> {
      const { modifiedCount } = await records.updateOne(dead, {
        $set: { ...claim, state: 'running', answer: null },
      });
      return modifiedCount === 1;
    },

    async extendLease(run: Run, leaseUntil: Date): Promise<void> {
      await records.updateOne({ ...run, state: 'running' }, { $set: { leaseUntil } });
    },

    async finish(run: Run, answer: string): Promise<void> {
      await records.updateOne(run, { $set: { state: 'done', answer } });
    },

    async release(run: Run): Promise<void> {
      await records.deleteOne({ ...run, state: 'running' });
    },
  };
}
