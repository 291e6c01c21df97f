import { compareValues } from '../bson/compare';
import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { orderTagOf } from '../bson/order-key';
import { type Doc, isDoc, isNumeric, typeName, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';

/** An order of texts by the rules of a language, for filters and sorts. */
export type Collation = { compare: (left: Value, right: Value) => number };

const types: ReadonlyMap<string, readonly string[]> = new Map([
  ['locale', ['string']],
  ['caseLevel', ['bool']],
  ['caseFirst', ['string']],
  ['strength', ['int', 'long', 'double', 'decimal']],
  ['numericOrdering', ['bool']],
  ['alternate', ['string']],
]);

/** What MongoDB's collations have and the platform's collators have not. */
const notSupported = new Set(['backwards', 'maxVariable', 'normalization', 'version']);

const choices: ReadonlyMap<string, readonly string[]> = new Map([
  ['caseFirst', ['upper', 'lower', 'off']],
  ['alternate', ['non-ignorable', 'shifted']],
]);

/**
 * The collation of a command; undefined for none and for the simple one.
 * @throws ServerError 2, 14, 40414, 40415, 51024, and 238 for what the platform's collators cannot do
 */
export function parseCollation(value: Value): Collation | undefined {
  if (value === undefined || (isDoc(value) && value.size === 0)) {
    return undefined;
  }
  if (!isDoc(value)) {
    throw wrongType('collation', value, 'object');
  }
  checkFields(value);
  const locale = textOf(value.get('locale'));
  if (locale === 'simple') {
    assertThat(value.size <= 1, 2, "If 'locale' is 'simple', no other fields may be set");
    return undefined;
  }
  const collator = new Intl.Collator(localeTag(locale), optionsOf(value));
  return { compare: (left, right) => compareUnder(collator, left, right) };
}

function wrongType(name: string, value: Value, wanted: string): ServerError {
  return new ServerError(
    14,
    `BSON field '${name}' is the wrong type '${typeName(value)}', expected type '${wanted}'`,
  );
}

function checkFields(value: Doc): void {
  for (const [name, field] of value) {
    assertThat(
      !notSupported.has(name),
      238,
      `the collation option '${name}' is not supported by the embedded database`,
    );
    const known = types.get(name);
    assertThat(known, 40415, `BSON field 'collation.${name}' is an unknown field.`);
    if (!known.includes(typeName(field))) {
      throw wrongType(`collation.${name}`, field, known[0] ?? '');
    }
    if (choices.has(name) && !choices.get(name)?.includes(textOf(field))) {
      throw new ServerError(
        2,
        `Enumeration value '${textOf(field)}' for field 'collation.${name}' is not a valid value.`,
      );
    }
  }
  assertThat(
    value.has('locale'),
    40414,
    "BSON field 'collation.locale' is missing but a required field",
  );
}

function localeTag(locale: string): string {
  try {
    const [tag] = Intl.Collator.supportedLocalesOf([locale.replaceAll('_', '-')]);
    if (tag !== undefined) {
      return tag;
    }
  } catch {
    // answered below
  }
  throw new ServerError(2, `Field 'locale' is invalid in: { locale: "${locale}" }`);
}

function optionsOf(value: Doc): Intl.CollatorOptions {
  const strength = strengthOf(value.get('strength'));
  assertThat(strength <= 3, 238, 'a strength above 3 is not supported by the embedded database');
  const caseFirst = value.get('caseFirst');
  return {
    sensitivity: sensitivityOf(strength, value.get('caseLevel') === true),
    numeric: value.get('numericOrdering') === true,
    ...(caseFirst === 'upper' || caseFirst === 'lower' ? { caseFirst } : {}),
    ...(value.has('alternate') ? { ignorePunctuation: value.get('alternate') === 'shifted' } : {}),
  };
}

function strengthOf(given: Value): number {
  const strength = isNumeric(given) ? toDouble(given) : 3;
  assertThat(
    Number.isInteger(strength) && strength >= 1 && strength <= 5,
    51024,
    `BSON field 'strength' value must be >= 1 and <= 5, actual value '${strength}'`,
  );
  return strength;
}

function sensitivityOf(strength: number, hasCaseLevel: boolean) {
  if (strength === 1) {
    return hasCaseLevel ? 'case' : 'base';
  }
  return strength === 2 && !hasCaseLevel ? 'accent' : 'variant';
}

function compareUnder(collator: Intl.Collator, left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string') {
    return collator.compare(left, right);
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return compareLists(left, right, (a, b) => compareUnder(collator, a, b));
  }
  if (isDoc(left) && isDoc(right)) {
    return compareLists(
      [...left],
      [...right],
      ([name, value], [otherName, other]) =>
        orderTagOf(value) - orderTagOf(other) ||
        compareValues(name, otherName) ||
        compareUnder(collator, value, other),
    );
  }
  return compareValues(left, right);
}

function compareLists<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (left: T, right: T) => number,
): number {
  for (const [index, item] of left.slice(0, right.length).entries()) {
    const sign = compare(item, right[index] as T); // index is inside
    if (sign !== 0) {
      return sign;
    }
  }
  return left.length - right.length;
}

/** Whether a collation could make a difference to the value. */
export function holdsText(value: Value): boolean {
  if (Array.isArray(value)) {
    return value.some(holdsText);
  }
  return typeof value === 'string' || (isDoc(value) && [...value.values()].some(holdsText));
}

/** @throws ServerError 238 for what would have to heed a collation and does not */
export function refuseCollation(collation: Collation | undefined, name: string): void {
  assertThat(!collation, 238, `${name} with a collation is not supported by the embedded database`);
}
