import type { Model } from 'mongoose';

import { notHeld } from '#api/background/index';
import { later } from '#api/clock';
import { isDuplicateKey, type Database } from '#api/mongo/index';
import { calendarDay } from '#shared/time/say-time';

import type { TokenStore } from './access-token';
import { accessTokenModel, type AccessTokenRecord } from './access-token-model';

const forcedRefresh = { apart: 30_000, perDay: 20 } as const;
const nothingForced = { forcedDay: '', forcedCount: 0 };

/** Keeps the access token where all API processes find it. */
export function mongoTokenStore(database: Database): TokenStore {
  const records = accessTokenModel(database);
  return {
    read: async (appId) => {
      const found = await records.findById(appId).lean();
      return found?.value !== undefined && found.expiresAt
        ? { value: found.value, expiresAt: found.expiresAt }
        : null;
    },
    save: async (appId, token) => {
      await records.updateOne(
        { _id: appId },
        { $set: token, $setOnInsert: nothingForced },
        { upsert: true },
      );
    },
    ...turns(records),
    claimForcedRefresh: async (appId, at) => {
      const today = calendarDay(at);
      // a refresh of the future was written by a clock that went wrong
      const { apart } = forcedRefresh;
      const rested = { $not: { $gt: later(at, -apart), $lte: later(at, apart) } };
      const again = await records.updateOne(
        {
          _id: appId,
          forcedDay: today,
          forcedCount: { $lt: forcedRefresh.perDay },
          forcedAt: rested,
        },
        { $set: { forcedAt: at }, $inc: { forcedCount: 1 } },
      );
      if (again.modifiedCount === 1) {
        return true;
      }
      try {
        const first = await records.updateOne(
          { _id: appId, forcedDay: { $ne: today }, forcedAt: rested },
          { $set: { forcedAt: at, forcedDay: today, forcedCount: 1 } },
          { upsert: true },
        );
        return first.modifiedCount + first.upsertedCount === 1;
      } catch (error: unknown) {
        if (isDuplicateKey(error)) {
          // the record is there, but refuses: too soon or too often
          return false;
        }
        throw error;
      }
    },
  };
}

/** Whose turn it is to ask WeChat. */
function turns(records: Model<AccessTokenRecord>): Pick<TokenStore, 'claimRenewal' | 'endRenewal'> {
  return {
    claimRenewal: async (appId, at, leaseFor) => {
      try {
        const claimed = await records.updateOne(
          { _id: appId, renewingUntil: notHeld(at, leaseFor) },
          {
            $set: { renewingUntil: later(at, leaseFor) },
            $setOnInsert: nothingForced,
          },
          { upsert: true },
        );
        return claimed.modifiedCount + claimed.upsertedCount === 1;
      } catch (error: unknown) {
        if (isDuplicateKey(error)) {
          // the record is there, but it is somebody else's turn
          return false;
        }
        throw error;
      }
    },
    endRenewal: async (appId) => {
      await records.updateOne({ _id: appId }, { $unset: { renewingUntil: 1 } });
    },
  };
}
