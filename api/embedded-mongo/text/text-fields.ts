import { decodeDoc } from '../bson/decode';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, type Numeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import type { Source } from '../query/path';

import { everyField } from './text-spec';
import { type Language, languageNamed } from './tokens';

/** A text of a document with the weight of its field and its language. */
export type WeighedText = { text: string; weight: number; language: Language };

type Walk = { weights: ReadonlyMap<string, number>; override: string; found: WeighedText[] };

/** The texts of a document that a text index covers. @throws ServerError 238 for another language */
export function textFields(spec: Doc): (source: Source) => WeighedText[] {
  const weights = new Map(
    [...(spec.get('weights') as Doc)].map(([path, weight]) => [path, toDouble(weight as Numeric)]), // textSpec
  );
  const override = spec.get('language_override') as string; // textSpec
  const usual = languageNamed(spec.get('default_language') as string) ?? 'none';
  return (source) => {
    const found: WeighedText[] = [];
    const doc = Buffer.isBuffer(source) ? decodeDoc(source) : source;
    walk(doc, '', usual, { weights, override, found });
    return found;
  };
}

// eslint-disable-next-line max-params -- a walk: where, how it is called, in which language, what for
function walk(value: Value, path: string, language: Language, tools: Walk): void {
  if (typeof value === 'string') {
    const weight = tools.weights.get(path) ?? tools.weights.get(everyField);
    if (weight !== undefined) {
      tools.found.push({ text: value, weight, language });
    }
  } else if (Array.isArray(value)) {
    for (const item of value) {
      walk(item, path, language, tools);
    }
  } else if (isDoc(value)) {
    const own = ownLanguage(value, tools.override) ?? language;
    for (const [name, inner] of value) {
      walk(inner, path === '' ? name : `${path}.${name}`, own, tools);
    }
  }
}

function ownLanguage(doc: Doc, override: string): Language | undefined {
  const named = doc.get(override);
  if (named === undefined) {
    return undefined;
  }
  if (typeof named !== 'string') {
    throw new ServerError(17261, 'found language override field in document with non-string type');
  }
  const language = languageNamed(named);
  if (!language) {
    throw new ServerError(
      17262,
      `language override unsupported: ${named}; the embedded database knows english and none`,
    );
  }
  return language;
}
