import { ObjectId } from 'bson';

import { encodeDoc } from '../bson/encode';
import { type Doc, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';
import type { FilterNode } from '../query/filter-node';
import { isTrue } from '../query/parse-operator';
import type { Collection } from '../storage/collection';
import { idOf, type StoredRecord } from '../storage/documents';
import { compileUpdate, type Updater, type UpdateSpec } from '../update/compile-update';
import { upsertSeed } from '../update/upsert-seed';

import { arrayField, collectionName, docField } from './arguments';
import { type CommandCall, type Database, reply } from './command';
import { ensureCollection } from './ensure-collection';
import { checkHint } from './hint';
import { checkId, prepareDocument } from './insert';
import { changeFew, type ManyWrite } from './long-write';
import { readStatement } from './statement';
import { updateTools } from './update-tools';
import { collationOf, readFilter } from './variables';
import { runWrites, writeReply, type WriteOutcome } from './write-batch';

export const updateFields = ['updates', 'ordered', 'bypassDocumentValidation', 'let', 'comment'];

const statementFields = new Set(['q', 'u', 'upsert', 'multi', 'collation', 'arrayFilters', 'hint']);

export async function update(call: CommandCall): Promise<Doc> {
  const name = collectionName(call);
  const statements = arrayField(call.body, 'updates', 'update').map((value) =>
    readStatement(value, 'update.updates', statementFields),
  );
  return runWrites(call, statements, {
    write: (statement) => updateMatches(call, name, statement),
    finish: (result) => {
      const answer = reply({ n: result.n, nModified: result.nModified });
      if (result.upserted.length > 0) {
        answer.set('upserted', result.upserted);
      }
      return writeReply(answer, result);
    },
  });
}

function updateMatches(call: CommandCall, name: string, statement: Doc): WriteOutcome | ManyWrite {
  const { database } = call;
  const isMulti = isTrue(statement.get('multi'));
  const collection = database.catalog.find(call.db, name);
  const collation = collationOf(statement);
  const filter = readFilter(call, docField(statement, 'q', 'update'), collation);
  const updater = compileUpdate(readUpdate(statement, filter), updateTools(call, collation));
  assertThat(
    !isMulti || updater.kind !== 'replacement',
    9,
    'multi update is not supported for replacement-style update',
  );
  const isUpsert = isTrue(statement.get('upsert'));
  const hint = checkHint(collection, statement.get('hint'));
  const write = collection && {
    database,
    selection: { collection, filter, hint, limit: isMulti ? 0 : 1 },
    change: (current: Collection, record: StoredRecord) =>
      applyToRecord({ database, collection: current, updater }, record).isModified,
  };
  const outcome = write ? (changeFew(write) ?? write) : { n: 0, nModified: 0 };
  if ('change' in outcome || outcome.n > 0 || !isUpsert) {
    return outcome;
  }
  const target = ensureCollection(database, call.db, name);
  return {
    n: 1,
    nModified: 0,
    upserted: upsert({ database, collection: target, updater }, filter).id,
  };
}

function readUpdate(statement: Doc, filter: FilterNode): UpdateSpec {
  return {
    update: statement.get('u'),
    filter,
    arrayFilters: statement.has('arrayFilters')
      ? arrayField(statement, 'arrayFilters', 'update.updates')
      : [],
  };
}

export type UpdateTarget = {
  database: Database;
  collection: Collection;
  updater: Updater;
};

export function applyToRecord(
  target: UpdateTarget,
  record: StoredRecord,
): { raw: Buffer; isModified: boolean } {
  const raw = target.updater.update(record.raw);
  if (raw.equals(record.raw)) {
    return { raw, isModified: false };
  }
  prepareDocument(raw);
  target.database.documents.replace(target.collection, record, raw);
  return { raw, isModified: true };
}

export function upsert(
  target: UpdateTarget,
  filter: Parameters<typeof upsertSeed>[0],
): { id: Value; raw: Buffer } {
  const seed = upsertSeed(filter, target.updater.kind === 'replacement');
  const doc = target.updater.insert(seed);
  const id = doc.has('_id') && doc.get('_id') !== undefined ? doc.get('_id') : new ObjectId();
  checkId(id);
  doc.delete('_id');
  const raw = prepareDocument(encodeDoc(new Map([['_id', id], ...doc])));
  target.database.documents.insert(target.collection, raw);
  return { id: idOf(raw), raw };
}
