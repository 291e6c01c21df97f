import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, typeName, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

/** A checked collation; `shown` is how listIndexes and listCollections give it. */
export type CollationSpec = {
  tag: string;
  strength: number;
  hasCaseLevel: boolean;
  caseFirst: 'upper' | 'lower' | 'false';
  isNumeric: boolean;
  ignoresPunctuation: boolean;
  shown: Doc;
};

const known: ReadonlyMap<string, readonly string[]> = new Map([
  ['locale', ['string']],
  ['caseLevel', ['bool']],
  ['caseFirst', ['string']],
  ['strength', ['int', 'long', 'double', 'decimal']],
  ['numericOrdering', ['bool']],
  ['alternate', ['string']],
  ['maxVariable', ['string']],
  ['normalization', ['bool']],
  ['backwards', ['bool']],
  ['version', ['string']],
]);

const choices: ReadonlyMap<string, readonly string[]> = new Map([
  ['caseFirst', ['upper', 'lower', 'off']],
  ['alternate', ['non-ignorable', 'shifted']],
  ['maxVariable', ['punct', 'space']],
]);

/**
 * Checks a collation; undefined for none and for the simple one.
 * @throws ServerError 238 for what the platform's collators cannot do
 */
export function readCollation(value: Value): CollationSpec | undefined {
  if (value === undefined || (isDoc(value) && value.size === 0)) {
    return undefined;
  }
  if (!isDoc(value)) {
    throw new ServerError(
      14,
      `BSON field 'collation' is the wrong type '${typeName(value)}', expected type 'object'`,
    );
  }
  checkFields(value);
  const locale = textOf(value.get('locale'));
  if (locale === 'simple') {
    if (value.size > 1) {
      throw new ServerError(2, "If 'locale' is 'simple', no other fields may be set");
    }
    return undefined;
  }
  refuseUnsupported(value);
  return complete(value, locale);
}

function checkFields(value: Doc): void {
  for (const [name, field] of value) {
    const types = known.get(name);
    if (!types) {
      throw new ServerError(40415, `BSON field 'collation.${name}' is an unknown field.`);
    }
    if (!types.includes(typeName(field))) {
      throw new ServerError(
        14,
        `BSON field 'collation.${name}' is the wrong type '${typeName(field)}', expected type '${types[0] ?? ''}'`,
      );
    }
    if (choices.has(name) && !choices.get(name)?.includes(textOf(field))) {
      throw new ServerError(
        2,
        `Enumeration value '${textOf(field)}' for field 'collation.${name}' is not a valid value.`,
      );
    }
  }
  if (!value.has('locale')) {
    throw new ServerError(40414, "BSON field 'collation.locale' is missing but a required field");
  }
}

function refuseUnsupported(value: Doc): void {
  for (const [name, refused] of [
    ['backwards', true],
    ['maxVariable', 'space'],
  ] as const) {
    if (value.get(name) === refused) {
      throw new ServerError(
        238,
        `the collation option '${name}: ${refused}' is not supported by the embedded database`,
      );
    }
  }
}

function strengthOf(given: Value): number {
  const strength = isNumeric(given) ? toDouble(given) : 3;
  if (!Number.isInteger(strength) || strength < 1 || strength > 5) {
    throw new ServerError(
      51024,
      `BSON field 'strength' value must be >= 1 and <= 5, actual value '${strength}'`,
    );
  }
  return strength;
}

/** Fills in what the locale takes when nothing is said. */

function complete(value: Doc, locale: string): CollationSpec {
  const strength = strengthOf(value.get('strength'));
  const tag = localeTag(locale);
  const usual = new Intl.Collator(tag).resolvedOptions();
  const caseFirst =
    value.get('caseFirst') ?? (usual.caseFirst === 'false' ? 'off' : usual.caseFirst);
  const alternate =
    value.get('alternate') ?? (usual.ignorePunctuation ? 'shifted' : 'non-ignorable');
  return {
    tag,
    strength,
    hasCaseLevel: value.get('caseLevel') === true,
    caseFirst: caseFirst === 'upper' || caseFirst === 'lower' ? caseFirst : 'false',
    isNumeric: value.get('numericOrdering') === true,
    ignoresPunctuation: alternate === 'shifted',
    shown: new Map<string, Value>([
      ['locale', locale],
      ['caseLevel', value.get('caseLevel') ?? false],
      ['caseFirst', caseFirst],
      ['strength', strength],
      ['numericOrdering', value.get('numericOrdering') ?? false],
      ['alternate', alternate],
      ['maxVariable', 'punct'],
      ['normalization', value.get('normalization') ?? false],
      ['backwards', false],
      ['version', '57.1'],
    ]),
  };
}

const shortNames: ReadonlyMap<string, string> = new Map([
  ['phonebook', 'phonebk'],
  ['traditional', 'trad'],
  ['dictionary', 'dict'],
]);

// ICU writes de_AT@collation=phonebook, the platform de-AT-u-co-phonebk
function localeTag(locale: string): string {
  const [name = '', variant] = locale.split('@collation=');
  const suffix = variant === undefined ? '' : `-u-co-${shortNames.get(variant) ?? variant}`;
  try {
    const [tag] = Intl.Collator.supportedLocalesOf([`${name.replaceAll('_', '-')}${suffix}`]);
    if (tag !== undefined) {
      return tag;
    }
  } catch {
    // answered below
  }
  throw new ServerError(2, `Field 'locale' is invalid in: { locale: "${locale}" }`);
}
