import { ObjectId } from 'bson';

import { orderKey } from './order-key';
import type { Value } from './value';

/** MongoDB's order of any two values: negative, zero or positive; missing counts as null. */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') {
    return compareNumbers(left, right);
  }
  if (left instanceof Date && right instanceof Date) {
    return left.getTime() - right.getTime();
  }
  if (left instanceof ObjectId && right instanceof ObjectId) {
    return Buffer.compare(left.id, right.id);
  }
  if (typeof left === 'string' && typeof right === 'string') {
    return compareTexts(left, right);
  }
  return Buffer.compare(orderKey(left), orderKey(right));
}

export function valuesEqual(left: Value, right: Value): boolean {
  return compareValues(left, right) === 0;
}

/** Text that is equal for equal values: a key for maps and sets. */
export function identityOf(value: Value): string {
  return orderKey(value).toString('latin1');
}

function compareNumbers(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) {
    return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareTexts(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = codeUnitRank(left, index) - codeUnitRank(right, index);
    if (difference !== 0) {
      return difference;
    }
  }
  return left.length - right.length;
}

// UTF-8 puts surrogate pairs after U+E000–U+FFFF, UTF-16 code units before
function codeUnitRank(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800) {
    return unit;
  }
  return unit >= 0xe000 ? unit - 0x2000 : unit + 0x2000;
}
