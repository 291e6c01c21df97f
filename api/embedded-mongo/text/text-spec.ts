import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { languageNamed } from './tokens';

/** Stands for all fields in the weights of a text index. */
export const everyField = '$**';

const textVersion = 3;

export function isTextKey(key: Doc): boolean {
  return [...key.values()].includes('text');
}

/** A text index as listIndexes shows it: one key for all its fields, and a weight for each. @throws ServerError 67, 197 */
export function textSpec(key: Doc, spec: Doc): Doc {
  const paths = [...key].filter(([path, kind]) => kind === 'text' && path !== '_fts');
  const weights = new Map<string, Value>(paths.map(([path]) => [path, 1]));
  const given = spec.get('weights');
  for (const [path, weight] of isDoc(given) ? given : []) {
    weights.set(path, checkedWeight(weight));
  }
  return new Map<string, Value>([
    ['key', shownKey(key)],
    ['weights', new Map([...weights].sort(([left], [right]) => (left < right ? -1 : 1)))],
    ['default_language', checkedLanguage(spec.get('default_language') ?? 'english')],
    ['language_override', spec.get('language_override') ?? 'language'],
    ['textIndexVersion', textVersion],
  ]);
}

/** All the texts become one key, in the place of the first. */
function shownKey(key: Doc): Doc {
  const shown: Doc = new Map();
  for (const [path, kind] of key) {
    if (kind === 'text' || path === '_ftsx') {
      shown.set('_fts', 'text').set('_ftsx', 1);
    } else {
      shown.set(path, kind);
    }
  }
  return shown;
}

function checkedWeight(weight: Value): Value {
  if (!isNumeric(weight) || toDouble(weight) < 1 || toDouble(weight) > 1_000_000_000) {
    throw new ServerError(67, 'text index weight must be in the exclusive interval (0,1000000000)');
  }
  return weight;
}

function checkedLanguage(language: Value): Value {
  if (typeof language !== 'string' || languageNamed(language) === undefined) {
    throw new ServerError(
      67,
      `default_language '${textOf(language)}' is not supported by the embedded database, which knows english and none`,
    );
  }
  return language;
}
