import path from 'node:path';

import { localStorage } from './local-storage';
import { s3Storage, type S3Address } from './s3-storage';
import type { Storage } from './storage';

type Settings = {
  /** `https://KEY:SECRET@bucket.host/folder?region=ap-guangzhou`; null: a folder here. */
  storageUrl: string | null;
  dataFolder: string;
};

/** @throws {Error} with a sentence for the person who wrote the setting */
export function createStorage({ storageUrl, dataFolder }: Settings): Storage {
  return storageUrl === null
    ? localStorage(path.join(dataFolder, 'attachments'))
    : s3Storage(readStorageUrl(storageUrl));
}

/** @throws {Error} with a sentence for the person who wrote the setting */
function readStorageUrl(text: string): S3Address {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol) || !url.username || !url.password) {
    throw new Error(
      'STORAGE_URL must look like https://ACCESS_KEY:SECRET_KEY@bucket.host/folder?region=…, with the keys percent-encoded',
    );
  }
  return {
    base: new URL(`${url.origin}${asFolder(url.pathname)}`),
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}

/** Ending in one slash. */
function asFolder(path: string): string {
  let end = path.length;
  while (path.charAt(end - 1) === '/') {
    end -= 1;
  }
  return `${path.slice(0, end)}/`;
}
