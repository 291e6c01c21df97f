import { decodeDoc } from '../bson/decode';
import { type Doc, type Value } from '../bson/value';
import { countOf, integerValue } from '../bson/value';
import { plainOrder } from '../query/order';
import { parsePath, visitPath } from '../query/path';
import { select } from '../query/select';

import { wrongType } from './arguments';
import { collectionName, docField, numberField } from './arguments';
import { type CommandCall, reply } from './command';
import { checkHint } from './hint';
import { readView } from './read-view';
import { collationOf, readFilter } from './variables';
import { isView, refuseOtherCollation } from './view';

export const countFields = ['query', 'limit', 'skip', 'hint', 'collation', 'fields', 'comment'];

export function count(call: CommandCall): Doc {
  const { body, database } = call;
  const collection = database.catalog.find(call.db, collectionName(call));
  const query = docField(body, 'query', 'count');
  const collation = collationOf(body, collection);
  const filter = readFilter(call, query, collation);
  const skip = numberField(body, 'skip', 'count') ?? 0;
  const limit = Math.abs(numberField(body, 'limit', 'count') ?? 0);
  refuseOtherCollation(collection, body.get('collation'));
  if (collection && isView(collection)) {
    const found = readView(call, { view: collection, filter: query, skip, limit, collation });
    return reply({ n: integerValue(BigInt(countOf(found))) });
  }
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
  const collation = collationOf(body, collection);
  const { compare, identity } = collation ?? plainOrder;
  const query = docField(body, 'query', 'distinct');
  refuseOtherCollation(collection, body.get('collation'));
  const filter = readFilter(call, query, collation);
  const path = parsePath(key);
  const values = new Map<string, Value>();
  const add = (value: Value) => {
    if (value !== undefined) {
      const key = identity(value);
      if (!values.has(key)) {
        values.set(key, value);
      }
    }
  };
  const hint = isView(collection) ? undefined : checkHint(collection, body.get('hint'));
  const records =
    collection && isView(collection)
      ? readView(call, { view: collection, filter: query, collation })
      : collection && select(database, { collection, filter, hint });
  for (const { raw } of records ?? []) {
    visitPath(decodeDoc(raw), path, (value) => {
      (Array.isArray(value) ? value : [value]).forEach(add);
      return false;
    });
  }
  return reply({ values: [...values.values()].sort(compare) });
}
