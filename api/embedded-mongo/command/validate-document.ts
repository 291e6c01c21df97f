import { decodeDoc } from '../bson/decode';
import { isDoc } from '../bson/value';
import { ServerError } from '../errors/server-error';
import type { Collection } from '../storage/collection';
import { idOf } from '../storage/documents';
import { explainFailure } from '../validate/explain-failure';

import type { Database } from './command';

/**
 * Holds a document against the collection's validator; `before` is the document it replaces.
 * @throws ServerError 121 with what was not satisfied
 */
export function validateDocument(
  { filters }: Pick<Database, 'filters'>,
  collection: Collection,
  { raw, before }: { raw: Buffer; before?: Buffer },
): void {
  const { validator, options } = collection;
  if (!validator || validator(raw)) {
    return;
  }
  const level = options.get('validationLevel');
  const isExcused = level === 'moderate' && before !== undefined && !validator(before);
  if (options.get('validationAction') === 'warn' || level === 'off' || isExcused) {
    return;
  }
  const rules = options.get('validator');
  throw new ServerError(121, 'Document failed validation', {
    errInfo: new Map<string, unknown>([
      ['failingDocumentId', idOf(raw)],
      ['details', isDoc(rules) ? explainFailure(rules, decodeDoc(raw), filters) : null],
    ]),
  });
}
