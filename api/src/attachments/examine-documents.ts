import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { TextDecoder } from 'node:util';

import { AppError, assertThat } from '#api/http/app-error';

import { hasOnlyTextBytes } from './text-bytes';
import { readZipDirectory, readZipEntry } from './zip-entries';

/** @throws {AppError} `attachment.unreadable` when the end of the file is missing */
export async function examinePdf(path: string, size: number): Promise<void> {
  const length = Math.min(size, 8192);
  const tail = await withFile(path, async (file) => {
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('latin1');
  });
  assertThat(tail.includes('%%EOF'), 'attachment.unreadable');
}

/**
 * Makes sure that a zip archive is an Office Open XML workbook without macros.
 *
 * @throws {AppError} `attachment.unreadable`, `attachment.kind_not_allowed`
 */
export async function examineSpreadsheet(path: string, size: number): Promise<void> {
  await withFile(path, async (file) => {
    const entries = await readZipDirectory(file, size);
    assertThat(entries, 'attachment.unreadable');
    const types = entries.get('[Content_Types].xml');
    assertThat(types && entries.has('xl/workbook.xml'), 'attachment.kind_not_allowed');
    const text = await readZipEntry(file, types);
    assertThat(text !== null, 'attachment.unreadable');
    assertThat(
      text.includes('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'),
      'attachment.kind_not_allowed',
    );
  });
}

async function withFile<T>(path: string, read: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await read(file);
  } finally {
    await file.close();
  }
}

const encodings = ['utf-8', 'gb18030'] as const;

/** Something a browser would draw rather than show as text. */
const markup = /^\s*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*)*<(?:!doctype|html|head|body|script|svg)\b/i;

/**
 * Makes sure that a file is text to its last byte, and answers its encoding.
 *
 * @throws {AppError} `attachment.kind_not_allowed`
 */
export async function examineText(path: string): Promise<(typeof encodings)[number]> {
  const decoders = encodings.map((name) => ({
    name,
    decoder: new TextDecoder(name, { fatal: true }),
  }));
  let possible = decoders;
  let start = '';
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    assertThat(hasOnlyTextBytes(chunk), 'attachment.kind_not_allowed');
    start ||= chunk.toString('latin1', 0, 4096).replace(/^\xef\xbb\xbf/, '');
    possible = possible.filter(({ decoder }) => decodes(decoder, chunk));
  }
  assertThat(!markup.test(start), 'attachment.kind_not_allowed');
  const encoding = possible.find(({ decoder }) => decodes(decoder));
  if (!encoding) {
    throw new AppError('attachment.kind_not_allowed');
  }
  return encoding.name;
}

/** Without a chunk: whether the text may end here. */
function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}
