import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';
import { isTrue } from '../query/parse-operator';

const knownOptions = new Set([
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'hidden',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'ns',
  'collation',
  'dropDups',
  'storageEngine',
]);

const keptOptions = [
  'unique',
  'sparse',
  'hidden',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
];

/** Checks one entry of createIndexes and gives it as listIndexes will show it. */
export function parseIndexSpec(spec: Value): Doc {
  assertThat(isDoc(spec), 14, "The elements of the 'indexes' array must be objects");
  const key = spec.get('key');
  assertThat(isDoc(key), 9, "The 'key' field is a required property of an index specification");
  checkKey(key);
  checkOptions(spec);
  const name = spec.get('name');
  assertThat(
    typeof name === 'string' && name !== '',
    9,
    "The 'name' field is a required property of an index specification",
  );
  const stored: Doc = new Map<string, Value>([
    ['v', 2],
    ['key', key],
    ['name', isIdKey(key) ? '_id_' : name],
  ]);
  for (const option of keptOptions) {
    const value = spec.get(option);
    if (value !== undefined && value !== null) {
      stored.set(option, value);
    }
  }
  return stored;
}

export function isIdKey(key: Doc): boolean {
  const direction = key.get('_id');
  return key.size === 1 && isNumeric(direction) && toDouble(direction) === 1;
}

function checkKey(key: Doc): void {
  assertThat(key.size > 0, 67, 'Index keys cannot be empty.');
  for (const [path, direction] of key) {
    refuseKind(path, direction);
    if (!isNumeric(direction) || toDouble(direction) === 0 || Number.isNaN(toDouble(direction))) {
      throw new ServerError(
        67,
        `Values in v:2 index key pattern cannot be of type ${typeof direction} or 0. Only numbers > 0, numbers < 0, and strings are allowed.`,
      );
    }
    assertThat(
      path !== '' && !path.split('.').includes(''),
      67,
      'Index keys cannot contain an empty field.',
    );
    assertThat(
      !path.startsWith('$'),
      67,
      `Index key contains an illegal field name: field name starts with '$'.`,
    );
  }
}

function refuseKind(path: string, direction: Value): void {
  const isWildcard = path === '$**' || path.endsWith('.$**');
  const kind = typeof direction === 'string' ? direction : 'wildcard';
  if (typeof direction === 'string' || isWildcard) {
    throw new ServerError(67, `${kind} indexes are not supported by the embedded database`);
  }
}

function checkOptions(spec: Doc): void {
  assertThat(
    !spec.has('collation'),
    238,
    'indexes with a collation are not supported by the embedded database',
  );
  for (const option of spec.keys()) {
    if (!knownOptions.has(option)) {
      throw new ServerError(
        197,
        `The field '${option}' is not valid for an index specification. Specification: ${textOf(spec.get('name'))}`,
      );
    }
  }
  assertThat(
    !isTrue(spec.get('sparse')) || !spec.has('partialFilterExpression'),
    67,
    'cannot mix "partialFilterExpression" and "sparse" options',
  );
  checkExpiry(spec);
}

function checkExpiry(spec: Doc): void {
  const seconds = spec.get('expireAfterSeconds');
  if (seconds === undefined) {
    return;
  }
  assertThat(isNumeric(seconds), 67, "TTL index 'expireAfterSeconds' option must be numeric");
  assertThat(
    toDouble(seconds) >= 0 && toDouble(seconds) <= 2_147_483_647,
    67,
    "TTL index 'expireAfterSeconds' option must be within an acceptable range, try a lower number",
  );
  assertThat(
    (spec.get('key') as Doc).size <= 1,
    67,
    'TTL indexes are single-field indexes, compound indexes do not support TTL',
  );
  assertThat(
    !(spec.get('key') as Doc).has('_id'),
    197,
    "The field 'expireAfterSeconds' is not valid for an _id index specification.",
  );
}
