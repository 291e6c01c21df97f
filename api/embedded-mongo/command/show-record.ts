import { Long } from 'bson';

import { decodeDoc } from '../bson/decode';
import { encodeDoc } from '../bson/encode';
import type { Doc, Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { parsePath, type Path, valueAt } from '../query/path';
import type { Projection } from '../query/projection';
import { type Selection, strategyOf } from '../query/select';
import type { Collection } from '../storage/collection';
import type { StoredRecord } from '../storage/documents';

import { booleanField } from './arguments';
import type { CommandCall } from './command';
import { checkHint } from './hint';
import { isView } from './view';

type Shown = Omit<Selection, 'collection'> & {
  collection: Collection | undefined;
  project: Projection | undefined;
};

/** What find answers for a record: the document projected, the key of the index it came by, its number. */
export function recordShower(call: CommandCall, wanted: Shown): (record: StoredRecord) => Buffer {
  const { collection, project } = wanted;
  const returnsKey = booleanField(call.body, 'returnKey', 'find');
  const showsId = booleanField(call.body, 'showRecordId', 'find');
  if ((returnsKey || showsId) && isView(collection)) {
    throw new ServerError(
      168,
      `Option ${returnsKey ? 'returnKey' : 'showRecordId'} not supported in aggregation.`,
    );
  }
  if (returnsKey && collection) {
    const paths = keyPaths(call, { ...wanted, collection });
    return ({ raw }) => encodeDoc(keyOf(raw, paths));
  }
  const shown: Projection = project ?? ((raw) => raw);
  return showsId
    ? ({ raw, recordId }) => withRecordId(shown(raw), recordId)
    : ({ raw }) => shown(raw);
}

/** The fields of the index the plan reads; none for a scan. */
function keyPaths(call: CommandCall, selection: Selection): readonly Path[] {
  const hint = checkHint(selection.collection, call.body.get('hint'));
  const { plan } = strategyOf(call.database, { ...selection, hint });
  switch (plan.kind) {
    case 'scan':
      return [];
    case 'id':
      return [parsePath('_id')];
    case 'index':
      if (plan.index.multikey.size === 0) {
        return plan.index.fields.map(({ path }) => path);
      }
      throw refusal('an index on arrays');
    case 'any':
      throw refusal('more than one index');
  }
}

function refusal(reason: string): ServerError {
  return new ServerError(238, `returnKey with ${reason} is not supported by the embedded database`);
}

function keyOf(raw: Buffer, paths: readonly Path[]): Doc {
  return new Map(paths.map((path): [string, Value] => [path.text, valueAt(raw, path) ?? null]));
}

function withRecordId(raw: Buffer, recordId: number): Buffer {
  return encodeDoc(new Map([...decodeDoc(raw), ['$recordId', Long.fromNumber(recordId)]]));
}
