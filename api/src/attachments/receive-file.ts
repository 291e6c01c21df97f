import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { Busboy, type BusboyHeaders } from '@fastify/busboy';

import { AppError, assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';

import type { Incoming } from './incoming';
import { hardLimit, sizeLimit } from './size-limit';

export type ReceivedFile = { path: string; name: string; size: number; contentHash: string };
type Written = Omit<ReceivedFile, 'name'> & { filename: string };

/** What a form may weigh beside its file. */
const { most: formOverhead } = bounded.formBytes;

/**
 * Streams the part `file` of a multipart body to a file on disk. When it throws, nothing is left there, and the rest of
 * the request is still to be read.
 *
 * @throws {AppError} `request.unsupported_type`, `request.invalid`, `attachment.file_required`,
 * `attachment.kind_not_allowed`, `attachment.too_large`
 */
export async function receiveFile(
  incoming: Incoming,
  request: IncomingMessage,
): Promise<ReceivedFile> {
  const parser = createParser(request);
  const path = incoming.newPath();
  const form: { part?: Readable; file?: Promise<Written>; name?: string } = {};
  const parsed = new Promise<void>((resolve, reject) => {
    parser.on('file', (field, stream, filename: string | undefined) => {
      // a body that ends inside a part fails that part's stream, whoever reads it; the parser tells us of it as well
      stream.on('error', () => undefined);
      if (field !== 'file' || form.file) {
        stream.resume();
        return;
      }
      form.part = stream;
      form.file = writeFile(path, stream, filename ?? '');
      // a refused file ends the whole exchange, not just its part
      form.file.catch(reject);
    });
    parser.on('field', (field, value) => {
      if (field === 'name') {
        form.name ??= value;
      }
    });
    parser.once('finish', resolve);
    // not once: what is wrong with the part may follow what is wrong with the whole
    parser.on('error', (cause: unknown) => {
      reject(new AppError('request.invalid', { detail: 'broken multipart body', cause }));
    });
    watch(request, reject);
    request.pipe(parser);
  });
  try {
    await parsed;
    const file = await form.file;
    assertThat(file, 'attachment.file_required');
    const { filename, ...written } = file;
    return { ...written, name: form.name ?? filename };
  } catch (error: unknown) {
    request.unpipe(parser);
    parser.destroy();
    // busboy leaves a part that nobody finished hanging
    form.part?.destroy();
    await form.file?.catch(() => undefined);
    await incoming.remove([path]);
    throw error;
  }
}

function createParser(request: IncomingMessage) {
  const type = request.headers['content-type'] ?? '';
  assertThat(/^multipart\/form-data\b/i.test(type), 'request.unsupported_type');
  assertThat(
    Number(request.headers['content-length'] ?? 0) <= hardLimit + formOverhead,
    'attachment.too_large',
  );
  try {
    return new Busboy({
      // the line above has just seen the type
      headers: request.headers as BusboyHeaders,
      limits: { parts: 10, fieldSize: 1000, headerPairs: 50, headerSize: 4096 },
      isPartAFile: (field, _type, filename) => field === 'file' || filename !== undefined,
    });
  } catch (cause: unknown) {
    throw new AppError('request.invalid', { detail: 'broken multipart header', cause });
  }
}

async function writeFile(path: string, stream: Readable, filename: string): Promise<Written> {
  const { pass, measured } = sizeLimit();
  await pipeline(stream, pass, createWriteStream(path, { flags: 'wx' }));
  return { path, filename, ...measured() };
}

/** Ends the wait when the phone goes away or sends without end. */
function watch(request: IncomingMessage, fail: (reason: AppError) => void) {
  let seen = 0;
  request.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen > hardLimit + formOverhead) {
      fail(new AppError('attachment.too_large'));
    }
  });
  request.once('close', () => {
    if (!request.complete) {
      fail(new AppError('request.invalid', { detail: 'the upload was broken off' }));
    }
  });
}
