import type { Database } from '#api/mongo/index';

/** One search, and what it cost. */
export type Read = {
  collection: string;
  returned: number;
  keysExamined: number;
  docsExamined: number;
};

type Asked = { collection: string; filter: object; options: object };
type Stats = {
  executionStats: { nReturned: number; totalKeysExamined: number; totalDocsExamined: number };
};

/** Every search that models send while something is done, explained afterwards by the database itself. */
export async function explainReads(
  database: Database,
  work: () => Promise<unknown>,
): Promise<Read[]> {
  const asked: Asked[] = [];
  database.set('debug', (collection: string, method: string, filter: object, options: object) => {
    if (method === 'find') {
      asked.push({ collection, filter, options });
    }
  });
  await work();
  database.set('debug', false);
  const reads: Read[] = [];
  for (const { collection, filter, options } of asked) {
    const cursor = database.collection(collection).find(filter, options);
    const { executionStats } = (await cursor.explain('executionStats')) as Stats;
    reads.push({
      collection,
      returned: executionStats.nReturned,
      keysExamined: executionStats.totalKeysExamined,
      docsExamined: executionStats.totalDocsExamined,
    });
  }
  return reads;
}
