import type { Database } from '../src/mongo/index';

/** How far loading the demo has come. */
export type DemoMark = {
  /** All its times are counted back from here, also when loading is taken up again. */
  anchor: Date;
  /** How often loading was begun. */
  runs: number;
  loadedAt: Date | null;
};

type Stored = DemoMark & { _id: string };

const which = { _id: 'demo' };

export function demoMarks(database: Database) {
  const marks = database.collection<Stored>('demo_marks');
  return {
    find: (): Promise<DemoMark | null> => marks.findOne(which),
    /** The anchor is that of the first run. */
    begin: async (now: Date): Promise<DemoMark> => {
      const kept = await marks.findOneAndUpdate(
        which,
        { $setOnInsert: { anchor: now, loadedAt: null }, $inc: { runs: 1 } },
        { upsert: true, returnDocument: 'after' },
      );
      return kept ?? { anchor: now, runs: 1, loadedAt: null };
    },
    finish: async (now: Date): Promise<void> => {
      await marks.updateOne(which, { $set: { loadedAt: now } });
    },
    /** Whether somebody's own work lies in this database. */
    hasOthersWork: async (): Promise<boolean> =>
      (await database.collection('tickets').findOne({}, { projection: { _id: 1 } })) !== null,
  };
}
