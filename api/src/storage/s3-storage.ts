import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { AwsClient } from 'aws4fetch';

import { checkedKey, type ByteRange, type LocalFile, type Storage } from './storage';
import { StorageError } from './storage-failure';

export type S3Address = {
  /** The bucket's address, with the bucket in the host or in the path, ending in a slash. */
  base: URL;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** How long one call may take before the first byte of its answer, in milliseconds. */
const patience = { put: 120_000, other: 15_000 };

/** A bucket at any service that speaks S3 with signature version 4: AWS, Tencent COS, MinIO … */
export function s3Storage({ base, ...keys }: S3Address): Storage {
  const client = new AwsClient({ ...keys, service: 's3', retries: 3 });
  const call = async (key: string, init: RequestInit, wait: number) => {
    const timer = new AbortController();
    const timeout = setTimeout(() => {
      timer.abort(new Error('the storage did not answer in time'));
    }, wait);
    try {
      return await client.fetch(new URL(checkedKey(key), base), { ...init, signal: timer.signal });
    } finally {
      clearTimeout(timeout);
    }
  };
  return {
    put: async (key, file) => {
      await drained(await call(key, await putRequest(file), patience.put), [200, 201, 204]);
      await rm(file.path, { force: true });
    },
    open: async (key, range) => {
      const reply = await call(key, { headers: rangeHeader(range) }, patience.other);
      if (reply.status === 404) {
        await reply.body?.cancel();
        return null;
      }
      return reply.status === (range ? 206 : 200) ? bodyOf(reply) : drained(reply, []);
    },
    remove: async (key) => {
      await drained(await call(key, { method: 'DELETE' }, patience.other), [200, 204, 404]);
    },
  };
}

async function putRequest(file: LocalFile): Promise<RequestInit> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file.path), hash);
  return {
    method: 'PUT',
    // a blob of a file is read from disk while it is sent and has a length, which S3 insists on
    body: await openAsBlob(file.path, { type: file.type }),
    headers: { 'Content-Type': file.type, 'X-Amz-Content-Sha256': hash.digest('hex') },
  };
}

function rangeHeader(range: ByteRange | undefined): Record<string, string> {
  return range ? { Range: `bytes=${range.start}-${range.end}` } : {};
}

function bodyOf(reply: Response): Readable {
  return reply.body ? Readable.fromWeb(reply.body) : Readable.from([]);
}

/** @throws when the status is none of the good ones; the first words of the answer go to the log */
async function drained(reply: Response, good: number[]): Promise<null> {
  const text = await reply.text();
  if (!good.includes(reply.status)) {
    throw new StorageError(reply.status, text);
  }
  return null;
}
