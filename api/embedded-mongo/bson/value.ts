import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';

/** A document keeps the order of its fields, also of those named like array indexes. */
export type Doc = Map<string, Value>;

/**
 * A decoded BSON value. A plain number is what the encoder would write for it: an int32 where it fits, else a double;
 * a double that holds a small integer therefore stays a `Double`. A Buffer is a document still encoded.
 */
export type Value =
  | null
  | undefined
  | boolean
  | number
  | string
  | Date
  | Double
  | Long
  | Decimal128
  | ObjectId
  | Binary
  | Timestamp
  | BSONRegExp
  | BSONSymbol
  | Code
  | MinKey
  | MaxKey
  | Buffer
  | Value[]
  | Doc;

export type Numeric = number | Double | Long | Decimal128;

export const bsonType = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
} as const;

export type BsonTypeName = keyof typeof bsonType | 'missing';

export function isDoc(value: unknown): value is Doc {
  return value instanceof Map;
}

export function isNumeric(value: unknown): value is Numeric {
  return (
    typeof value === 'number' ||
    value instanceof Long ||
    value instanceof Double ||
    value instanceof Decimal128
  );
}

export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

/** The name `$type` uses for a value; `missing` for undefined. */
export function typeName(value: Value): BsonTypeName {
  switch (typeof value) {
    case 'undefined':
      return 'missing';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    case 'number':
      return isInt32(value) ? 'int' : 'double';
    default:
      return objectTypeName(value);
  }
}

const constructorNames = new Map<unknown, BsonTypeName>([
  [Map, 'object'],
  [Array, 'array'],
  [Buffer, 'object'],
  [Date, 'date'],
  [ObjectId, 'objectId'],
  [Long, 'long'],
  [Double, 'double'],
  [Decimal128, 'decimal'],
  [Timestamp, 'timestamp'],
  [BSONRegExp, 'regex'],
  [BSONSymbol, 'symbol'],
  [MinKey, 'minKey'],
  [MaxKey, 'maxKey'],
]);

function objectTypeName(
  value: Exclude<Value, undefined | string | number | boolean>,
): BsonTypeName {
  if (value === null) {
    return 'null';
  }
  if (value instanceof Binary) {
    return 'binData';
  }
  if (value instanceof Code) {
    return value.scope ? 'javascriptWithScope' : 'javascript';
  }
  return constructorNames.get(value.constructor) ?? 'object';
}

/** Sets a field, or removes it for undefined. */
export function putField(doc: Doc, name: string, value: Value): void {
  if (value === undefined) {
    doc.delete(name);
  } else {
    doc.set(name, value);
  }
}

/** Keeps a double a double when it holds a small integer. */
export function doubleValue(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value;
}

/** An integer as int32 where it fits, else as int64. */
export function integerValue(value: bigint): number | Long {
  const small = Number(value);
  return isInt32(small) ? small : Long.fromBigInt(value);
}

/** How many there are, looking at none. */
export function countOf(items: Iterable<unknown>): number {
  const iterator = items[Symbol.iterator]();
  let count = 0;
  while (iterator.next().done !== true) {
    count++;
  }
  return count;
}
