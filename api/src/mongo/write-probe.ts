import type { Database } from './connect';

/** About what a ticket takes. */
const size = 16_384;

/** Writes something small over what it wrote before. @throws when the database cannot be written to */
export async function probeWrite(database: Database): Promise<void> {
  await database
    .collection<{ _id: string }>('writeprobes')
    .updateOne(
      { _id: 'probe' },
      { $set: { at: new Date(), filler: 'x'.repeat(size) } },
      { upsert: true },
    );
}
