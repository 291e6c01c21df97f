import { findPage, type Database, type Page, type PageInput } from '#api/mongo/index';

import { dutyModel, type DutyDocument } from './duty-model';
import type { DutySpan } from './spans';
import { unlessTaken } from './unless-taken';

export type DutyRepository = {
  /** From now on, unless they are already. */
  begin: (personId: string, now: Date) => Promise<void>;
  end: (personId: string, now: Date) => Promise<void>;
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
      await spans.updateOne({ personId, to: null }, { $set: { to: now } });
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
