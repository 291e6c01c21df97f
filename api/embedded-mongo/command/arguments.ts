import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, typeName, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';
import { isTrue } from '../query/parse-operator';

import type { CommandCall } from './command';

export function collectionName(call: CommandCall): string {
  const name = call.body.get(call.name);
  if (typeof name !== 'string') {
    throw new ServerError(73, `collection name has invalid type ${typeName(name)}`);
  }
  checkNamespace(call.db, name);
  return name;
}

/** @throws ServerError 73 */
export function checkNamespace(database: string, name: string): void {
  assertThat(
    name !== '' &&
      !name.includes('\0') &&
      !name.startsWith('.') &&
      database !== '' &&
      !/[ ./\\"$\0]/.test(database),
    73,
    `Invalid namespace specified '${database}.${name}'`,
  );
  assertThat(
    Buffer.byteLength(`${database}.${name}`) <= 255,
    73,
    `Fully qualified namespace is too long. Namespace: ${database}.${name} Max: 255`,
  );
}

export function docField(doc: Doc, name: string, command: string): Doc {
  const value = doc.get(name);
  if (value === undefined || value === null) {
    return new Map();
  }
  if (!isDoc(value)) {
    throw wrongType(`${command}.${name}`, value, 'object');
  }
  return value;
}

export function wrongType(field: string, value: Value, wanted: string): ServerError {
  return new ServerError(
    14,
    `BSON field '${field}' is the wrong type '${typeName(value)}', expected type '${wanted}'`,
  );
}

export function numberField(doc: Doc, name: string, command: string): number | undefined {
  const value = doc.get(name);
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!isNumeric(value)) {
    throw new ServerError(
      14,
      `BSON field '${command}.${name}' is the wrong type '${typeName(value)}', expected types '[long, int, decimal, double]'`,
    );
  }
  return Math.trunc(toDouble(value));
}

/** A count that may not be negative. @throws ServerError 51024 */
export function countField(doc: Doc, name: string, command: string): number | undefined {
  const value = numberField(doc, name, command);
  assertThat(
    value === undefined || value >= 0,
    51024,
    `BSON field '${name}' value must be >= 0, actual value '${value}'`,
  );
  return value;
}

export function booleanField(doc: Doc, name: string, command: string): boolean {
  const value = doc.get(name);
  if (value !== undefined && typeof value !== 'boolean' && !isNumeric(value)) {
    throw new ServerError(
      14,
      `BSON field '${command}.${name}' is the wrong type '${typeName(value)}', expected types '[bool, long, int, decimal, double]'`,
    );
  }
  return value !== undefined && isTrue(value);
}

export function arrayField(doc: Doc, name: string, command: string): Value[] {
  const value = doc.get(name);
  assertThat(
    value !== undefined,
    40414,
    `BSON field '${command}.${name}' is missing but a required field`,
  );
  if (!Array.isArray(value)) {
    throw wrongType(`${command}.${name}`, value, 'array');
  }
  return value;
}

/** @throws ServerError 40415 */
export function refuseUnknownFields(doc: Doc, name: string, known: ReadonlySet<string>): void {
  for (const field of doc.keys()) {
    assertThat(known.has(field), 40415, `BSON field '${name}.${field}' is an unknown field.`);
  }
}

/** @throws ServerError 238 for an option that MongoDB has and this database does without */
export function refuseOptions(doc: Doc, command: string, names: readonly string[]): void {
  const refused = names.find((name) => isTrue(doc.get(name)));
  assertThat(
    refused === undefined,
    238,
    `the ${command} option '${refused}' is not supported by the embedded database`,
  );
}

/** When the command's `maxTimeMS` is over, of `performance.now()`; Infinity without one. */
export function deadlineOf(body: Doc, began = performance.now()): number {
  // of a getMore it says how long to wait for new documents
  const limit = body.has('getMore') ? 0 : (countField(body, 'maxTimeMS', 'maxTimeMS') ?? 0);
  return limit > 0 ? began + limit : Infinity;
}
