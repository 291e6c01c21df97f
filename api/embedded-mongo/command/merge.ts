import { compileUpdatePipeline } from '../aggregate/compile-pipeline';
import { asDoc, type PipelineContext } from '../aggregate/pipeline-context';
import { textOf } from '../bson/describe';
import { encodeDoc } from '../bson/encode';
import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';
import { duplicateKey } from '../index/entries';
import type { Index } from '../index/index-definition';
import type { FilterNode } from '../query/filter-node';
import { parsePath, valueAt } from '../query/path';
import { select } from '../query/select';
import type { Collection } from '../storage/collection';

import type { CommandCall } from './command';
import { ensureCollection } from './ensure-collection';
import { prepareDocument } from './insert';
import { writeTarget } from './write-target';

type Merge = {
  on: readonly string[];
  whenMatched: Value;
  whenNotMatched: string;
};

function readMerge(operand: Doc): Merge {
  const [on, whenMatched] = [operand.get('on') ?? '_id', operand.get('whenMatched')];
  assertThat(!operand.has('let'), 238, '$merge with let is not supported by the embedded database');
  return {
    on: (Array.isArray(on) ? on : [on]).map(String),
    whenMatched: Array.isArray(whenMatched)
      ? whenMatched
      : choiceOf(operand, 'whenMatched', ['merge', 'replace', 'keepExisting', 'fail']),
    whenNotMatched: choiceOf(operand, 'whenNotMatched', ['insert', 'discard', 'fail']),
  };
}

/** One of the choices, the first where nothing is said. */
function choiceOf(operand: Doc, name: string, choices: readonly string[]): string {
  const value = textOf(operand.get(name) ?? choices[0]);
  assertThat(
    choices.includes(value),
    2,
    `Enumeration value '${value}' for field '$merge.${name}' is not a valid value.`,
  );
  return value;
}

/** Prepares `$merge`: what to do with the results of the pipeline. */
export function planMerge(
  { call, context }: { call: CommandCall; context: PipelineContext },
  operand: Value,
): (docs: readonly Doc[]) => void {
  const spec = isDoc(operand) ? operand : new Map<string, Value>([['into', operand]]);
  const { db, name } = writeTarget(call, spec.get('into'), '$merge');
  const merge = readMerge(spec);
  return (docs) => {
    const collection = ensureCollection(call.database, db, name);
    const index = uniqueIndex(collection, merge.on);
    for (const doc of docs) {
      mergeOne({ call, context, collection, merge, index }, doc);
    }
  };
}

/** @throws ServerError 51183 when no index keeps the fields unique */
function uniqueIndex(collection: Collection, on: readonly string[]): Index {
  const wanted = [...on].sort().join('\0');
  const found = collection.indexes.find(
    (index) =>
      index.isUnique &&
      !index.partial &&
      index.fields
        .map(({ path }) => path.text)
        .sort()
        .join('\0') === wanted,
  );
  assertThat(found, 51183, 'Cannot find index to verify that join fields will be unique');
  return found;
}

type Merging = {
  call: CommandCall;
  context: PipelineContext;
  collection: Collection;
  merge: Merge;
  index: Index;
};

function mergeOne(merging: Merging, doc: Doc): void {
  const { call, collection, merge, index } = merging;
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
  if (merge.whenMatched === 'fail') {
    const { message, extra } = duplicateKey(collection, index, prepared);
    throw new ServerError(
      11000,
      `$merge failed due to a DuplicateKey error :: caused by :: ${message}`,
      Object.fromEntries(extra),
    );
  }
  const next = merged(merging, asDoc(record.raw), asDoc(prepared));
  if (next) {
    next.set('_id', asDoc(record.raw).get('_id'));
    const raw = prepareDocument(encodeDoc(next));
    database.documents.replace(collection, record, raw);
  }
}

function insertUnmatched(
  { call, collection, merge }: Pick<Merging, 'call' | 'collection' | 'merge'>,
  raw: Buffer,
): void {
  assertThat(
    merge.whenNotMatched !== 'fail',
    13113,
    '$merge could not find a matching document in the target collection for at least one document in the source collection',
  );
  if (merge.whenNotMatched === 'insert') {
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
    case 'keepExisting':
      return undefined;
    default:
      return new Map([...existing, ...incoming]);
  }
}
