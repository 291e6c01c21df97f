import { compareValues, identityOf } from '../bson/compare';
import { orderTagOf } from '../bson/order-key';
import { type Doc, isDoc, type Value } from '../bson/value';

import { type CollationSpec, readCollation } from './collation-spec';
import type { Order } from './order';

/** An order of texts by the rules of a language. */
export type Collation = Order & {
  /** the collation with all its options, as listIndexes shows it */
  shown: Doc;
};

/** @throws ServerError 2, 14, 238, 40414, 40415 or 51024 for a collation it cannot follow */
export function parseCollation(value: Value): Collation | undefined {
  const spec = readCollation(value);
  return spec && createCollation(spec);
}

function createCollation(spec: CollationSpec): Collation {
  const compareTexts = textComparer(spec);
  const representative = createRepresentatives(compareTexts);
  return {
    shown: spec.shown,
    compare: (left, right) => compareUnder(compareTexts, left, right),
    identity: (value) => identityOf(mapTexts(value, representative)),
  };
}

type CompareTexts = (left: string, right: string) => number;

function textComparer(spec: CollationSpec): CompareTexts {
  const make = (ignorePunctuation: boolean) =>
    new Intl.Collator(spec.tag, {
      sensitivity: sensitivityOf(spec),
      numeric: spec.isNumeric,
      caseFirst: spec.caseFirst,
      ignorePunctuation,
    });
  const first = make(spec.ignoresPunctuation);
  if (spec.strength < 4) {
    return (left, right) => first.compare(left, right);
  }
  const fourth = make(false);
  return (left, right) =>
    first.compare(left, right) ||
    fourth.compare(left, right) ||
    (spec.strength === 5 ? compareValues(left.normalize('NFD'), right.normalize('NFD')) : 0);
}

function sensitivityOf({ strength, hasCaseLevel }: CollationSpec) {
  if (strength === 1) {
    return hasCaseLevel ? 'case' : 'base';
  }
  return strength === 2 && !hasCaseLevel ? 'accent' : 'variant';
}

function compareUnder(compareTexts: CompareTexts, left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string') {
    return compareTexts(left, right);
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return compareLists(left, right, (a, b) => compareUnder(compareTexts, a, b));
  }
  if (isDoc(left) && isDoc(right)) {
    return compareLists(
      [...left],
      [...right],
      ([name, value], [otherName, other]) =>
        orderTagOf(value) - orderTagOf(other) ||
        compareValues(name, otherName) ||
        compareUnder(compareTexts, value, other),
    );
  }
  return compareValues(left, right);
}

function compareLists<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (left: T, right: T) => number,
): number {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (other === undefined && index >= right.length) {
      return 1;
    }
    const sign = compare(item, other as T); // index is inside
    if (sign !== 0) {
      return sign;
    }
  }
  return left.length - right.length;
}

/** Finds for each text the first one met that the collation takes for equal. */
function createRepresentatives(compareTexts: CompareTexts): (text: string) => string {
  const known = new Map<string, string>();
  const sorted: string[] = [];
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) {
      return found;
    }
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareTexts(sorted[middle] ?? '', text) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const candidate = sorted[low];
    const isKnown = candidate !== undefined && compareTexts(candidate, text) === 0;
    if (!isKnown) {
      sorted.splice(low, 0, text);
    }
    const representative = isKnown ? candidate : text;
    known.set(text, representative);
    return representative;
  };
}

/** A value with all its texts replaced. */
export function mapTexts(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => mapTexts(item, change));
  }
  return isDoc(value)
    ? new Map([...value].map(([name, inner]) => [name, mapTexts(inner, change)]))
    : value;
}

/** Whether a collation could make a difference to the value. */
export function holdsText(value: Value): boolean {
  if (Array.isArray(value)) {
    return value.some(holdsText);
  }
  return typeof value === 'string' || (isDoc(value) && [...value.values()].some(holdsText));
}
