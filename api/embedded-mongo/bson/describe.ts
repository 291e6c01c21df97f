import { Double, EJSON, Long, ObjectId } from 'bson';

import { isDoc, type Value } from './value';

/** A value as MongoDB prints it in its messages. */
export function describeValue(value: Value): string {
  if (typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (value === null || typeof value !== 'object') {
    return String(value);
  }
  if (isDoc(value)) {
    const fields = [...value].map(([name, inner]) => `${name}: ${describeValue(inner)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? '[]' : `[ ${value.map(describeValue).join(', ')} ]`;
  }
  return describeObject(value);
}

function describeObject(
  value: Exclude<Value, undefined | null | string | number | boolean>,
): string {
  if (value instanceof ObjectId) {
    return `ObjectId('${value.toHexString()}')`;
  }
  if (value instanceof Date) {
    return `new Date(${value.getTime()})`;
  }
  if (value instanceof Long) {
    return value.toString();
  }
  if (value instanceof Double) {
    return value.value.toFixed(1);
  }
  return EJSON.stringify(value);
}

export function describeElement(name: string, value: Value): string {
  return `{${name}: ${describeValue(value)}}`;
}

/** A text as it is, anything else as MongoDB prints it. */
export function textOf(value: Value): string {
  return typeof value === 'string' ? value : describeValue(value);
}
