import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import type { FilterContext } from '../query/filter-node';
import { compileFilter } from '../query/match';
import { parseFilter } from '../query/parse-filter';
import { isTrue } from '../query/parse-operator';
import { parsePath } from '../query/path';

import type { Index } from './index-definition';
import { readFields } from './read-fields';

type Stored = { id: number; spec: Doc; multikey?: readonly number[]; hasCutKeys?: boolean };

/** Makes a checked index spec usable. */
export function buildIndex(stored: Stored, context: FilterContext): Index {
  const { id, spec } = stored;
  const filter = spec.get('partialFilterExpression');
  const seconds = spec.get('expireAfterSeconds');
  const isId = spec.get('name') === '_id_';
  const fields = fieldsOf(spec.get('key') as Doc); // checked by parseIndexSpec
  const partial = isDoc(filter) ? partialOf(filter, context) : null;
  return {
    id,
    name: spec.get('name') as string,
    spec,
    fields,
    isId,
    isUnique: isId || isTrue(spec.get('unique')),
    isSparse: isTrue(spec.get('sparse')),
    isHidden: isTrue(spec.get('hidden')),
    partial,
    reads: readFields({ fields, partial }),
    expireAfterSeconds: isNumeric(seconds) ? toDouble(seconds) : null,
    multikey: new Set(stored.multikey ?? []),
    hasCutKeys: stored.hasCutKeys ?? false,
  };
}

function fieldsOf(keyPattern: Doc): Index['fields'] {
  return [...keyPattern].map(([name, direction]) => ({
    path: parsePath(name),
    direction: isNumeric(direction) && toDouble(direction) < 0 ? -1 : 1,
  }));
}

function partialOf(filter: Doc, context: FilterContext): Index['partial'] {
  const node = parseFilter(filter, context);
  return { node, matches: compileFilter(node), filter };
}

export function describeIndex(index: Index): Doc {
  return new Map<string, Value>([
    ['id', index.id],
    ['spec', index.spec],
    ['multikey', [...index.multikey]],
    ['hasCutKeys', index.hasCutKeys],
  ]);
}
