import { asDoc, type PipelineContext } from '../aggregate/pipeline-context';
import { encodeDoc } from '../bson/encode';
import type { Doc, Value } from '../bson/value';
import { buildIndex } from '../index/build-index';
import type { Source } from '../query/path';
import type { Collection } from '../storage/collection';

import type { CommandCall, Database } from './command';
import { commitInTime } from './commit-in-time';
import { cursorReply } from './cursor-reply';
import { prepareDocument } from './insert';
import { planMerge } from './merge';
import { writeTarget } from './write-target';

type Writing = {
  call: CommandCall;
  context: PipelineContext;
  last: { name: string; operand: Value };
  read: () => Iterable<Source>;
};

/** Runs `$out` or `$merge`: the results are read and written in one transaction. */
export async function writeResults({ call, context, last, read }: Writing): Promise<Doc> {
  const { database } = call;
  const write =
    last.name === '$out' ? planOut(call, last.operand) : planMerge({ call, context }, last.operand);
  await commitInTime(call, () => {
    write([...read()].map(asDoc));
  });
  return cursorReply({
    database,
    namespace: `${call.db}.${context.collection}`,
    documents: [].values(),
  });
}

function planOut(call: CommandCall, operand: Value): (docs: readonly Doc[]) => void {
  const { db, name } = writeTarget(call, operand, '$out');
  return (docs) => {
    const { catalog } = call.database;
    const existing = catalog.find(db, name);
    const fresh = likeCollection(call.database, { db, name, existing });
    try {
      insertAll(call, fresh, docs);
    } catch (error) {
      catalog.drop(fresh); // what was there stays
      throw error;
    }
    if (existing) {
      catalog.drop(existing);
    }
    catalog.rename(fresh, { database: db, name });
  };
}

type Replaced = { db: string; name: string; existing: Collection | undefined };

/** An empty collection with the indexes of the one it will replace. */
function likeCollection(database: Database, { db, name, existing }: Replaced): Collection {
  const { catalog, filters } = database;
  const fresh = catalog.create(db, `tmp.agg_out.${name}.${catalog.nextId()}`);
  for (const { spec } of existing?.indexes.slice(1) ?? []) {
    fresh.indexes.push(buildIndex({ id: catalog.nextId(), spec }, filters));
  }
  catalog.save(fresh);
  return fresh;
}

function insertAll(call: CommandCall, collection: Collection, docs: readonly Doc[]): void {
  const { database } = call;
  for (const doc of docs) {
    const raw = prepareDocument(encodeDoc(doc));
    database.documents.insert(collection, raw);
  }
}
