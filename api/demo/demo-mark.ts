import type { Database } from '../src/mongo/index';

/** How far loading the demo has come. */
export type DemoMark = {
  /** All its times are counted back from here, also when loading is taken up again. */
  anchor: Date;
  loadedAt: Date | null;
};

type Stored = DemoMark & { _id: string };

const which = { _id: 'demo' };

export function demoMarks(database: Database) {
  const marks = database.collection<Stored>('demo_marks');
  return {
    find: (): Promise<DemoMark | null> => marks.findOne(which),
    /** Answers when loading began: the first time counts. */
    begin: async (now: Date): Promise<Date> => {
      const start = { $setOnInsert: { anchor: now, loadedAt: null } };
      const kept = await marks.findOneAndUpdate(which, start, {
        upsert: true,
        returnDocument: 'after',
      });
      return kept?.anchor ?? now;
    },
    finish: async (now: Date): Promise<void> => {
      await marks.updateOne(which, { $set: { loadedAt: now } });
    },
    /** Whether somebody's own work lies in this database. */
    hasOthersWork: async (): Promise<boolean> =>
      (await database.collection('tickets').findOne({}, { projection: { _id: 1 } })) !== null,
  };
}
