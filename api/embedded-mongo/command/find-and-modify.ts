import { type Doc, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';
import { compileProjection } from '../query/projection';
import { select } from '../query/select';
import type { Collection } from '../storage/collection';
import type { StoredRecord } from '../storage/documents';
import { compileUpdate } from '../update/compile-update';

import { arrayField, booleanField, collectionName, docField } from './arguments';
import { type CommandCall, reply } from './command';
import { commitInTime } from './commit-in-time';
import { ensureCollection } from './ensure-collection';
import { checkHint } from './hint';
import { projectionContext } from './projection-context';
import { applyToRecord, upsert, type UpdateTarget } from './update';
import { updateTools } from './update-tools';
import { collationOf, readFilter } from './variables';
import { checkWriteConcern } from './write-batch';

export const findAndModifyFields = [
  'query',
  'sort',
  'remove',
  'update',
  'new',
  'fields',
  'upsert',
  'bypassDocumentValidation',
  'collation',
  'arrayFilters',
  'hint',
  'let',
  'comment',
];

type Options = { isRemove: boolean; isUpsert: boolean; wantsNew: boolean };

export async function findAndModify(call: CommandCall): Promise<Doc> {
  const name = collectionName(call);
  const options = readOptions(call);
  checkWriteConcern(call.body);
  return commitInTime(call, () => run(call, name, options));
}

function readOptions(call: CommandCall): Options {
  const { body } = call;
  const isRemove = booleanField(body, 'remove', 'findAndModify');
  const options = {
    isRemove,
    isUpsert: booleanField(body, 'upsert', 'findAndModify'),
    wantsNew: booleanField(body, 'new', 'findAndModify'),
  };
  assertThat(!isRemove || !body.has('update'), 9, 'Cannot specify both an update and remove=true');
  assertThat(!isRemove || !options.isUpsert, 9, 'Cannot specify both upsert=true and remove=true');
  assertThat(
    !isRemove || !options.wantsNew,
    9,
    "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
  );
  assertThat(
    isRemove || body.has('update'),
    9,
    'Either an update or remove=true must be specified',
  );
  return options;
}

function run(call: CommandCall, name: string, options: Options): Doc {
  const { database, body } = call;
  const existing = database.catalog.find(call.db, name);
  const collation = collationOf(body);
  const filter = readFilter(call, docField(body, 'query', 'findAndModify'), collation);
  const hint = checkHint(existing, body.get('hint'));
  const sort = docField(body, 'sort', 'findAndModify');
  const [record] = existing
    ? select(database, { collection: existing, filter, sort, collation, hint, limit: 1 })
    : [];
  const project = compileProjection(
    docField(body, 'fields', 'findAndModify'),
    projectionContext(call, { filter, collation }),
  );
  const show = (raw: Buffer | undefined): Value => (raw && project ? project(raw) : (raw ?? null));
  if (options.isRemove) {
    return remove({ call, collection: existing, record }, show);
  }
  const updater = compileUpdate(
    {
      update: body.get('update'),
      filter,
      arrayFilters: body.has('arrayFilters')
        ? arrayField(body, 'arrayFilters', 'findAndModify')
        : [],
    },
    updateTools(call, collation),
  );
  const makeTarget = (collection: Collection): UpdateTarget => ({
    database,
    collection,
    updater,
  });
  if (existing && record) {
    const { raw } = applyToRecord(makeTarget(existing), record);
    return answer(
      reply({ n: 1, updatedExisting: true }),
      show(options.wantsNew ? raw : record.raw),
    );
  }
  if (!options.isUpsert) {
    return answer(reply({ n: 0, updatedExisting: false }), null);
  }
  const { id, raw } = upsert(makeTarget(ensureCollection(database, call.db, name)), filter);
  return answer(
    reply({ n: 1, updatedExisting: false, upserted: id }),
    options.wantsNew ? show(raw) : null,
  );
}

type Removal = {
  call: CommandCall;
  collection: Collection | undefined;
  record: StoredRecord | undefined;
};

function remove({ call, collection, record }: Removal, show: (raw: Buffer) => Value): Doc {
  if (!collection || !record) {
    return answer(reply({ n: 0 }), null);
  }
  call.database.documents.remove(collection, record);
  return answer(reply({ n: 1 }), show(record.raw));
}

function answer(lastErrorObject: Doc, value: Value): Doc {
  return reply({ lastErrorObject, value });
}
