import { createHash, randomBytes } from 'node:crypto';
import { access, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';

import { createStorage, type Storage } from '#api/storage/index';

import { startS3Double } from '../../support/s3-double';
import { temporaryFolder } from '../../support/server';

const key = '0a/650000000000000000000a0a-original';
const bytes = randomBytes(300_000);

const s3 = await startS3Double();
afterAll(() => s3.stop());

async function aFile(content = bytes) {
  const file = path.join(temporaryFolder('storage-file'), 'arrived');
  await writeFile(file, content);
  return { path: file, type: 'image/png', size: content.length };
}

async function read(storage: Storage, range?: { start: number; end: number }) {
  const stream = await storage.open(key, range);
  return stream && buffer(stream);
}

function hash(content: Buffer | null): string | null {
  return content && createHash('sha256').update(content).digest('hex');
}

describe.each([
  ['a folder', () => createStorage({ storageUrl: null, dataFolder: temporaryFolder('storage') })],
  ['a bucket', () => createStorage({ storageUrl: s3.url, dataFolder: '' })],
])('storage in %s', (_place, open) => {
  it('gives back exactly the bytes that were put and takes the local file over', async () => {
    const storage = open();
    const file = await aFile();

    await storage.put(key, file);

    expect(hash(await read(storage))).toBe(hash(bytes));
    await expect(access(file.path)).rejects.toThrow('ENOENT');
  });

  it('reads a range, first and last byte included', async () => {
    const storage = open();
    await storage.put(key, await aFile());

    expect(hash(await read(storage, { start: 1000, end: 1999 }))).toBe(
      hash(bytes.subarray(1000, 2000)),
    );
  });

  it('replaces what lay under the key', async () => {
    const storage = open();
    await storage.put(key, await aFile());
    await storage.put(key, await aFile(Buffer.from('newer')));

    expect(String(await read(storage))).toBe('newer');
  });

  it('removes, also twice, and then has nothing to open', async () => {
    const storage = open();
    await storage.put(key, await aFile());

    await storage.remove(key);
    await storage.remove(key);

    expect(await read(storage)).toBeNull();
  });

  it.each(['../secret', '/etc/passwd', 'a//b', '', 'a/../../b', 'A', 'a%2fb'])(
    'refuses the key %j',
    async (bad) => {
      await expect((async () => open().open(bad))()).rejects.toThrow('not a storage key');
    },
  );
});

describe('storage in a folder', () => {
  it('leaves nothing behind when the file cannot be moved in', async () => {
    const dataFolder = temporaryFolder('storage');
    await writeFile(path.join(dataFolder, 'attachments'), 'a file where the folder should be');
    const storage = createStorage({ storageUrl: null, dataFolder });

    await expect(storage.put(key, await aFile())).rejects.toThrow();
    expect(await readdir(dataFolder)).toEqual(['attachments']);
  });
});

describe('storage in a bucket', () => {
  it('puts below the path of STORAGE_URL with the type of the file', async () => {
    const storage = createStorage({ storageUrl: s3.url, dataFolder: '' });
    await storage.put(key, await aFile());

    expect(s3.objects.get(`/bucket/files/${key}`)?.type).toBe('image/png');
  });

  it('fails with what the bucket said when the secret is wrong, and keeps the local file', async () => {
    const storage = createStorage({ storageUrl: s3.urlWithWrongSecret, dataFolder: '' });
    const file = await aFile();

    await expect(storage.put(key, file)).rejects.toThrow(/answered 403.*<Code>403/);
    await expect(storage.open(key)).rejects.toThrow('answered 403');
    await expect(access(file.path)).resolves.toBeUndefined();
  });

  it('tries again after an answer of 503', async () => {
    const storage = createStorage({ storageUrl: s3.url, dataFolder: '' });
    s3.failWith(503, 503);

    await storage.put(key, await aFile());

    expect(hash(await read(storage))).toBe(hash(bytes));
  });
});

it.each(['not a url', 's3://bucket', 'https://host/bucket', 'https://key@host/bucket'])(
  'refuses STORAGE_URL %j with a sentence',
  (storageUrl) => {
    expect(() => createStorage({ storageUrl, dataFolder: '' })).toThrow(
      'STORAGE_URL must look like https://',
    );
  },
);
