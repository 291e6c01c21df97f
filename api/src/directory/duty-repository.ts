import { findPage, type Database, type Page, type PageInput } from '#api/mongo/index';

import { dutyModel, type DutyDocument } from './duty-model';
import type { DutySpan } from './spans';
import { unlessTaken } from './unless-taken';

export type DutyRepository = {
  /** From now on, unless they are already. */
  begin: (personId: string, now: Date) => Promise<void>;
  end: (personId: string, now: Date) => Promise<void>;
  /** When these people last went off duty; whoever never did is left out. */
  endedAt: (personIds: readonly string[]) => Promise<Map<string, Date>>;
  /** Of one person, newest first. */
  list: (personId: string, page: PageInput) => Promise<Page<DutySpan>>;
};

/** When people were on duty: their switch with its times kept. */
export function dutyRepository(database: Database): DutyRepository {
  const spans = dutyModel(database);
  return {
    begin: async (personId, now) => {
      // refused when somebody says so twice at the same moment
      await unlessTaken(() =>
        spans.updateOne({ personId, to: null }, { $setOnInsert: { from: now } }, { upsert: true }),
      );
    },
    end: async (personId, now) => {
      // of somebody who was on duty from the beginning nobody knows since when
      await spans.updateOne(
        { personId, to: null },
        { $set: { to: now }, $setOnInsert: { from: now } },
        { upsert: true },
      );
    },
    endedAt: async (personIds) => {
      const ended = await spans.aggregate<{ _id: string; at: Date | null }>([
        { $match: { personId: { $in: [...personIds] } } },
        { $group: { _id: '$personId', at: { $max: '$to' } } },
      ]);
      return new Map(ended.flatMap(({ _id, at }) => (at === null ? [] : [[_id, at] as const])));
    },
    list: async (personId, page) => {
      const { items, nextCursor } = await findPage<DutyDocument, keyof DutySpan>(spans, {
        ...page,
        filter: { personId },
        order: { by: 'from', direction: 'descending' },
      });
      return { items: items.map(({ personId, from, to }) => ({ personId, from, to })), nextCursor };
    },
  };
}
