import { identityOf } from '../bson/compare';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import type { FilterNode, Pattern } from './filter-node';

/** Gives texts that a collation takes for equal the same form. */
export type Fold = (text: string) => string;

const known = new Set(['locale', 'strength', 'caseLevel', 'version']);

/**
 * Reads a collation as far as equality goes; undefined for none and for the simple one.
 * @throws ServerError 238 for what would need an order of texts
 */
export function parseCollation(collation: Value): Fold | undefined {
  if (!isDoc(collation) || collation.size === 0 || collation.get('locale') === 'simple') {
    return undefined;
  }
  const locale = collation.get('locale');
  if (typeof locale !== 'string') {
    throw new ServerError(40414, "BSON field 'Collation.locale' is missing but a required field");
  }
  const refused = [...collation].find(([name, value]) => !known.has(name) && value !== false);
  if (refused || collation.get('caseLevel') === true) {
    throw new ServerError(
      238,
      `the collation option '${refused?.[0] ?? 'caseLevel'}' is not supported by the embedded database`,
    );
  }
  return foldOf(localeTag(locale), collation.get('strength') ?? 3);
}

function localeTag(locale: string): string {
  const tag = locale.split('@')[0]?.replaceAll('_', '-') ?? '';
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    throw new ServerError(2, `Field 'locale' is invalid in: { locale: "${locale}" }`);
  }
}

function foldOf(locale: string, strength: Value): Fold {
  switch (isNumeric(strength) ? toDouble(strength) : 0) {
    case 1:
      return (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(locale);
    case 2:
      return (text) => text.normalize('NFC').toLocaleLowerCase(locale);
    case 3:
      return (text) => text.normalize('NFC');
    default:
      throw new ServerError(
        238,
        'only the collation strengths 1, 2 and 3 are supported by the embedded database',
      );
  }
}

/** A value with all its texts folded. */
export function foldValue(value: Value, fold: Fold): Value {
  if (typeof value === 'string') {
    return fold(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => foldValue(item, fold));
  }
  return isDoc(value) ? foldDoc(value, fold) : value;
}

function foldDoc(doc: Doc, fold: Fold): Doc {
  return new Map([...doc].map(([name, value]) => [name, foldValue(value, fold)]));
}

/** The filter with its equalities under a collation; such a filter uses no index for texts. */
export function collate(node: FilterNode, fold: Fold | undefined): FilterNode {
  if (!fold) {
    return node;
  }
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'nor':
      return { kind: node.kind, children: node.children.map((child) => collate(child, fold)) };
    case 'not':
      return { kind: 'not', child: collate(node.child, fold) };
    case 'elemMatch':
      return { ...node, child: collate(node.child, fold) };
    case 'leaf':
      return collateLeaf(node, fold);
    case 'expr':
      throw new ServerError(
        238,
        '$expr and $jsonSchema with a collation are not supported by the embedded database',
      );
    default:
      return node;
  }
}

function collateLeaf(node: FilterNode & { kind: 'leaf' }, fold: Fold): FilterNode {
  const { test, path } = node;
  const values = test.op === 'in' ? test.values : 'value' in test ? [test.value] : [];
  if (!values.some(holdsText)) {
    return node;
  }
  if (test.op !== 'eq' && test.op !== 'in') {
    throw new ServerError(
      238,
      'an order of texts under a collation is not supported by the embedded database',
    );
  }
  return {
    kind: 'custom',
    path,
    test: foldedTest(values, test.op === 'in' ? test.patterns : [], fold),
    ...(test.op === 'eq' ? { equality: test.value } : {}),
  };
}

function foldedTest(
  values: readonly Value[],
  patterns: readonly Pattern[],
  fold: Fold,
): (value: Value) => boolean {
  const wanted = new Set(values.map((value) => identityOf(foldValue(value, fold))));
  const isWanted = (value: Value) =>
    wanted.has(identityOf(foldValue(value, fold))) ||
    (typeof value === 'string' && patterns.some(({ regex }) => regex.test(value)));
  return (value) => (Array.isArray(value) && value.some(isWanted)) || isWanted(value);
}

/** Whether a collation could make a difference to the value. */
export function holdsText(value: Value): boolean {
  if (Array.isArray(value)) {
    return value.some(holdsText);
  }
  return typeof value === 'string' || (isDoc(value) && [...value.values()].some(holdsText));
}
