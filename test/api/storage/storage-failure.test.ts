import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { isStorageFull, createStorage } from '#api/storage/index';
import { StorageError } from '#api/storage/storage-failure';

import { startS3Double } from '../../support/s3-double';
import { temporaryFolder } from '../../support/server';

it.each([
  [507, '<Error><Code>XMinioStorageFull</Code></Error>', true],
  [507, '', true],
  [400, '<Error><Code>XMinioAdminBucketQuotaExceeded</Code></Error>', true],
  [
    403,
    '<?xml version="1.0"?><Error><Code>QuotaExceeded</Code><Message>no</Message></Error>',
    true,
  ],
  [403, '<Error><Code>AccessDenied</Code></Error>', false],
  [500, '', false],
])('a bucket that answers %i %s is full: %s', (status, text, isFull) => {
  expect(isStorageFull(new StorageError(status, text))).toBe(isFull);
});

it.each([
  ['ENOSPC', true],
  ['EDQUOT', true],
  ['EACCES', false],
])('a disk that answers %s is full: %s', (code, isFull) => {
  expect(isStorageFull(Object.assign(new Error('no'), { code }))).toBe(isFull);
});

it('a bucket that stays full after it was asked again is told as such', async () => {
  const s3 = await startS3Double();
  const file = path.join(temporaryFolder('storage-full'), 'arrived');
  await writeFile(file, 'x');
  s3.failWith(507, 507, 507, 507);
  const put = createStorage({ storageUrl: s3.url, dataFolder: '' }).put('0a/1-original', {
    ...{ path: file, type: 'image/png', size: 1 },
  });
  const failure: unknown = await put.catch((error: unknown) => error);
  expect(isStorageFull(failure)).toBe(true);
  await s3.stop();
});
