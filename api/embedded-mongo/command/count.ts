import { identityOf, compareValues } from '../bson/compare';
import { decodeDoc } from '../bson/decode';
import { countOf, type Doc, integerValue, type Value } from '../bson/value';
import { parsePath, visitPath } from '../query/path';
import { select } from '../query/select';

import { collectionName, docField, numberField, wrongType } from './arguments';
import { type CommandCall, reply } from './command';
import { checkHint } from './hint';
import { collationOf, readFilter } from './variables';

export const countFields = ['query', 'limit', 'skip', 'hint', 'collation', 'fields', 'comment'];

export function count(call: CommandCall): Doc {
  const { body, database } = call;
  const collection = database.catalog.find(call.db, collectionName(call));
  const query = docField(body, 'query', 'count');
  const filter = readFilter(call, query, collationOf(body));
  const skip = numberField(body, 'skip', 'count') ?? 0;
  const limit = Math.abs(numberField(body, 'limit', 'count') ?? 0);
  const hint = checkHint(collection, body.get('hint'));
  if (!collection) {
    return reply({ n: 0 });
  }
  if (query.size === 0) {
    const left = Math.max(0, collection.count - skip);
    return reply({ n: limit === 0 ? left : Math.min(left, limit) });
  }
  const found = select(database, { collection, filter, skip, limit, hint });
  return reply({ n: integerValue(BigInt(countOf(found))) });
}

export const distinctFields = ['key', 'query', 'collation', 'hint', 'comment'];

export function distinct(call: CommandCall): Doc {
  const { body, database } = call;
  const key = body.get('key');
  if (typeof key !== 'string') {
    throw wrongType('distinct.key', key, 'string');
  }
  const collection = database.catalog.find(call.db, collectionName(call));
  const collation = collationOf(body);
  const filter = readFilter(call, docField(body, 'query', 'distinct'), collation);
  const hint = checkHint(collection, body.get('hint'));
  const path = parsePath(key);
  const values = new Map<string, Value>();
  const add = (value: Value) => {
    const identity = identityOf(value);
    if (value !== undefined && !values.has(identity)) {
      values.set(identity, value);
    }
  };
  for (const { raw } of collection ? select(database, { collection, filter, hint }) : []) {
    visitPath(decodeDoc(raw), path, (value) => {
      (Array.isArray(value) ? value : [value]).forEach(add);
      return false;
    });
  }
  const { compare } = collation ?? { compare: compareValues };
  const sorted = [...values.values()].sort(compare);
  return reply({
    // a collation may take several of them for equal
    values: sorted.filter((value, at) => at === 0 || compare(value, sorted[at - 1]) !== 0),
  });
}
