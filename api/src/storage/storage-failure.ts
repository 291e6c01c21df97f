import { hasErrorCode } from '#api/error-code';

/** A bucket's answer that was not the one hoped for. */
export class StorageError extends Error {
  readonly status: number;
  /** S3's own word for it, `QuotaExceeded`; empty when it said none. */
  readonly reason: string;

  constructor(status: number, text: string) {
    super(`the storage answered ${status}: ${text.slice(0, 300)}`);
    this.name = 'StorageError';
    this.status = status;
    this.reason = /<Code>(\w{1,100})<\/Code>/.exec(text)?.[1] ?? '';
  }
}

/** What S3, MinIO, COS, OSS and Ceph say when nothing more fits in. */
const fullReasons = new Set([
  'InsufficientCapacity',
  'QuotaExceeded',
  'StorageQuotaExceeded',
  'XMinioAdminBucketQuotaExceeded',
  'XMinioStorageFull',
]);

/** Whether a file could not be kept because the disk or the bucket is full. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof StorageError
    ? error.status === 507 || fullReasons.has(error.reason)
    : hasErrorCode(error, 'ENOSPC') || hasErrorCode(error, 'EDQUOT');
}
