import { toDouble } from '../bson/exact-number';
import { bsonType, isNumeric, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';

const typeNamesByCode = new Map<number, string>(
  Object.entries(bsonType).map(([name, code]) => [code, name]),
);

export function parseTypes(operand: Value): Set<string> {
  const names = (Array.isArray(operand) ? operand : [operand]).map(parseType);
  assertThat(names.length > 0, 9, 'must match at least one type');
  return new Set(names);
}

function parseType(value: Value): string {
  if (typeof value === 'string') {
    assertThat(value === 'number' || value in bsonType, 2, `Unknown type name alias: ${value}`);
    return value;
  }
  assertThat(isNumeric(value), 14, 'type must be represented as a number or a string');
  const name = typeNamesByCode.get(toDouble(value));
  if (name === undefined) {
    throw new ServerError(2, `Invalid numerical type code: ${toDouble(value)}`);
  }
  return name;
}
