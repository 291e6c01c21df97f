import { ServerError } from '../errors/server-error';
import type { Collection } from '../storage/collection';

/** @throws ServerError 121 when the collection's validator does not accept the document */
export function validateDocument(collection: Collection, raw: Buffer): void {
  if (!collection.validator || collection.validator(raw)) {
    return;
  }
  if (
    collection.options.get('validationAction') === 'warn' ||
    collection.options.get('validationLevel') === 'off'
  ) {
    return;
  }
  throw new ServerError(121, 'Document failed validation');
}
