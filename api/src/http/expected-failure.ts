import { databaseFailure } from '#api/mongo/index';
import { isStorageFull } from '#api/storage/index';
import type { ErrorCode } from '#shared/errors/error-codes';

/** What outside the program went wrong, if an error or one of its causes tells; null: it was not expected. */
export function expectedFailure(error: unknown): ErrorCode | null {
  if (typeof error !== 'object' || error === null) {
    return null;
  }
  const code = isStorageFull(error) ? 'server.disk_full' : databaseFailure(error);
  return code ?? ('cause' in error ? expectedFailure(error.cause) : null);
}
