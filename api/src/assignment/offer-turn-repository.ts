import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '#api/app-error';
import { notHeld } from '#api/background/index';
import { later, type Clock } from '#api/clock';
import { isDuplicateKey, type Database } from '#api/mongo/index';

import { choosingLeaseModel, offerTurnModel } from './offer-turn-model';

export type OfferTurns = {
  /** When these people were last asked; whoever never was is left out. */
  askedAt: (engineerIds: readonly string[]) => Promise<ReadonlyMap<string, Date>>;
  noteAsked: (engineerId: string, at: Date) => Promise<void>;
  /**
   * Runs while nobody else chooses, in any process: whoever counts what somebody holds must count what was just offered.
   *
   * @throws {AppError} `server.busy` when the others take too long
   */
  alone: <Result>(work: () => Promise<Result>) => Promise<Result>;
};

/** How long a process that died keeps the others waiting, in milliseconds. */
const leaseFor = 10_000;
const wait = 25;
const tries = 200;

export function offerTurns(database: Database, clock: Clock): OfferTurns {
  const turns = offerTurnModel(database);
  const leases = choosingLeaseModel(database);
  const _id = 'choosing';

  const take = async (holder: string): Promise<boolean> => {
    const now = clock();
    try {
      const free = { _id, until: notHeld(now, leaseFor) };
      const held = { $set: { until: later(now, leaseFor), holder } };
      const { matchedCount, upsertedCount } = await leases.updateOne(free, held, { upsert: true });
      return matchedCount + upsertedCount > 0;
    } catch (error: unknown) {
      // it is there, and held
      if (isDuplicateKey(error)) {
        return false;
      }
      throw error;
    }
  };

  return {
    askedAt: async (engineerIds) => {
      const found = await turns.find({ _id: { $in: [...engineerIds] } }).lean();
      return new Map(found.map(({ _id: id, askedAt }) => [id, askedAt]));
    },
    noteAsked: async (engineerId, askedAt) => {
      await turns.updateOne({ _id: engineerId }, { $set: { askedAt } }, { upsert: true });
    },
    alone: async (work) => {
      const holder = randomUUID();
      for (let attempt = 0; !(await take(holder)); attempt += 1) {
        if (attempt === tries) {
          throw new AppError('server.busy');
        }
        await sleep(wait);
      }
      try {
        return await work();
      } finally {
        await leases.deleteOne({ _id, holder });
      }
    },
  };
}
