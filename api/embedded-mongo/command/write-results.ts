import { compileUpdatePipeline } from '../aggregate/compile-pipeline';
import { asDoc, type PipelineContext } from '../aggregate/pipeline-context';
import { textOf } from '../bson/describe';
import { encodeDoc } from '../bson/encode';
import { type Doc, isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { buildIndex } from '../index/build-index';
import type { FilterNode } from '../query/filter-node';
import { parsePath, type Source, valueAt } from '../query/path';
import { select } from '../query/select';
import type { Collection } from '../storage/collection';

import { booleanField, checkNamespace } from './arguments';
import type { CommandCall, Database } from './command';
import { cursorReply } from './cursor-reply';
import { ensureCollection } from './ensure-collection';
import { prepareDocument } from './insert';
import { validateDocument } from './validate-document';
import { refuseView } from './view';

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
  await database.store.commit(() => {
    write([...read()].map(asDoc));
  });
  return cursorReply({
    database,
    namespace: `${call.db}.${context.collection}`,
    documents: [].values(),
  });
}

function target(call: CommandCall, value: Value, stage: string): { db: string; name: string } {
  const [db, name] = isDoc(value)
    ? [value.get('db') ?? call.db, value.get('coll')]
    : [call.db, value];
  if (typeof db !== 'string' || typeof name !== 'string') {
    throw new ServerError(16990, `${stage} needs the name of a collection`);
  }
  checkNamespace(db, name);
  return { db, name };
}

function planOut(call: CommandCall, operand: Value): (docs: readonly Doc[]) => void {
  const { db, name } = target(call, operand, '$out');
  return (docs) => {
    const { catalog } = call.database;
    const existing = catalog.find(db, name);
    refuseView(existing);
    if (existing?.options.has('capped')) {
      throw new ServerError(
        17152,
        `namespace '${db}.${name}' is capped so it can't be used for $out`,
      );
    }
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

/** An empty collection with the options and indexes of the one it will replace. */
function likeCollection(database: Database, { db, name, existing }: Replaced): Collection {
  const { catalog, filters } = database;
  const options = new Map(existing?.options ?? []);
  const fresh = catalog.create(db, `tmp.agg_out.${name}.${catalog.nextId()}`, options);
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
    if (!isBypassing(call)) {
      validateDocument(database, collection, { raw });
    }
    database.documents.insert(collection, raw);
  }
}

function isBypassing({ body }: CommandCall): boolean {
  return booleanField(body, 'bypassDocumentValidation', 'aggregate');
}

type Merge = {
  on: readonly string[];
  whenMatched: Value;
  whenNotMatched: string;
  variables: Doc;
};

const matchedModes = new Set(['replace', 'keepExisting', 'merge', 'fail']);
const unmatchedModes = new Set(['insert', 'discard', 'fail']);

function readMerge(operand: Doc): Merge {
  const on = operand.get('on') ?? '_id';
  const whenMatched = operand.get('whenMatched') ?? 'merge';
  const whenNotMatched = operand.get('whenNotMatched') ?? 'insert';
  const variables = operand.get('let');
  if (!Array.isArray(whenMatched) && !matchedModes.has(textOf(whenMatched))) {
    throw new ServerError(
      2,
      `Enumeration value '${textOf(whenMatched)}' for field '$merge.whenMatched' is not a valid value.`,
    );
  }
  if (typeof whenNotMatched !== 'string' || !unmatchedModes.has(whenNotMatched)) {
    throw new ServerError(
      2,
      `Enumeration value '${textOf(whenNotMatched)}' for field '$merge.whenNotMatched' is not a valid value.`,
    );
  }
  return {
    on: (Array.isArray(on) ? on : [on]).map(String),
    whenMatched,
    whenNotMatched,
    variables: isDoc(variables) ? variables : new Map<string, Value>(),
  };
}

function planMerge(
  { call, context }: Pick<Writing, 'call' | 'context'>,
  operand: Value,
): (docs: readonly Doc[]) => void {
  const spec = isDoc(operand) ? operand : new Map<string, Value>([['into', operand]]);
  const { db, name } = target(call, spec.get('into'), '$merge');
  const merge = readMerge(spec);
  return (docs) => {
    const collection = ensureCollection(call.database, db, name);
    requireUniqueIndex(collection, merge.on);
    for (const doc of docs) {
      mergeOne({ call, context, collection, merge }, doc);
    }
  };
}

function requireUniqueIndex(collection: Collection, on: readonly string[]): void {
  const wanted = [...on].sort().join('\0');
  const isThere = collection.indexes.some(
    (index) =>
      index.isUnique &&
      !index.partial &&
      index.fields
        .map(({ path }) => path.text)
        .sort()
        .join('\0') === wanted,
  );
  if (!isThere) {
    throw new ServerError(51183, 'Cannot find index to verify that join fields will be unique');
  }
}

type Merging = {
  call: CommandCall;
  context: PipelineContext;
  collection: Collection;
  merge: Merge;
};

function mergeOne({ call, context, collection, merge }: Merging, doc: Doc): void {
  const { database } = call;
  const prepared = prepareDocument(encodeDoc(doc));
  const filter: FilterNode = {
    kind: 'and',
    children: merge.on.map((field) => {
      const path = parsePath(field);
      return { kind: 'leaf', path, test: { op: 'eq', value: valueAt(prepared, path) ?? null } };
    }),
  };
  const [record] = select(database, { collection, filter, limit: 1 });
  if (!record) {
    insertUnmatched({ call, collection, merge }, prepared);
    return;
  }
  const next = merged({ merge, context }, asDoc(record.raw), asDoc(prepared));
  if (next) {
    next.set('_id', asDoc(record.raw).get('_id'));
    const raw = prepareDocument(encodeDoc(next));
    if (!isBypassing(call)) {
      validateDocument(database, collection, { raw, before: record.raw });
    }
    database.documents.replace(collection, record, raw);
  }
}

function insertUnmatched({ call, collection, merge }: Omit<Merging, 'context'>, raw: Buffer): void {
  if (merge.whenNotMatched === 'fail') {
    throw new ServerError(
      13113,
      '$merge could not find a matching document in the target collection for at least one document in the source collection',
    );
  }
  if (merge.whenNotMatched === 'insert') {
    if (!isBypassing(call)) {
      validateDocument(call.database, collection, { raw });
    }
    call.database.documents.insert(collection, raw);
  }
}

function merged(
  { merge, context }: Pick<Merging, 'merge' | 'context'>,
  existing: Doc,
  incoming: Doc,
): Doc | undefined {
  if (Array.isArray(merge.whenMatched)) {
    const variables = new Map([...context.variables, ['new', incoming] as const]);
    const [result] = compileUpdatePipeline(merge.whenMatched, { variables })([existing]);
    return result && asDoc(result);
  }
  switch (merge.whenMatched) {
    case 'replace':
      return incoming;
    case 'merge':
      return new Map([...existing, ...incoming]);
    case 'keepExisting':
      return undefined;
    default:
      throw new ServerError(11000, '$merge failed due to a DuplicateKey error');
  }
}
