import { identityOf } from '../bson/compare';
import { decodeDoc } from '../bson/decode';
import { type Doc, type Value } from '../bson/value';
import { countOf, integerValue } from '../bson/value';
import { foldValue, parseCollation } from '../query/collation';
import { parsePath, visitPath } from '../query/path';
import { select } from '../query/select';

import { wrongType } from './arguments';
import { collectionName, deadlineOf, docField, numberField } from './arguments';
import { type CommandCall, reply } from './command';
import { checkHint } from './hint';
import { readFilter } from './variables';

export const countFields = ['query', 'limit', 'skip', 'hint', 'collation', 'fields', 'comment'];

export function count(call: CommandCall): Doc {
  const { body, database } = call;
  const collection = database.catalog.find(call.db, collectionName(call));
  const query = docField(body, 'query', 'count');
  const filter = readFilter(call, query);
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
  const deadline = deadlineOf(body);
  const found = select(database, { collection, filter, skip, limit, hint, deadline });
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
  const filter = readFilter(call, docField(body, 'query', 'distinct'));
  const hint = checkHint(collection, body.get('hint'));
  const path = parsePath(key);
  const deadline = deadlineOf(body);
  const fold = parseCollation(body.get('collation'));
  const values = new Map<string, Value>();
  const add = (value: Value) => {
    if (value !== undefined) {
      const identity = identityOf(fold ? foldValue(value, fold) : value);
      if (!values.has(identity)) {
        values.set(identity, value);
      }
    }
  };
  for (const { raw } of collection
    ? select(database, { collection, filter, hint, deadline })
    : []) {
    visitPath(decodeDoc(raw), path, (value) => {
      (Array.isArray(value) ? value : [value]).forEach(add);
      return false;
    });
  }
  const sorted = [...values].sort(([left], [right]) => (left < right ? -1 : 1));
  return reply({ values: sorted.map(([, value]) => value) });
}
