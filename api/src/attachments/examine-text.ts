import { createReadStream } from 'node:fs';

import { AppError, assertThat } from '#api/app-error';

import { markupScanner } from './markup-scanner';
import { byteTally, type TextEncoding, type TextTally } from './text-tally';
import { utf16Of, utf16Tally } from './utf16-tally';

/** So much at a time: other requests have their turn between two pieces. */
const piece = 64 * 1024;

/**
 * Makes sure that a file is likely text, with whatever stray bytes and zeros logs come with, and answers the encoding in
 * which it is readable.
 *
 * @throws {AppError} `attachment.kind_not_allowed`
 */
export async function examineText(path: string): Promise<TextEncoding> {
  const encoding = await encodingOf(path);
  if (encoding === null) {
    throw new AppError('attachment.kind_not_allowed');
  }
  assertThat(!(await isDrawn(path, encoding)), 'attachment.kind_not_allowed');
  return encoding;
}

/** Takes a text piece by piece, in the encoding that its first piece seems to be in. */
export function textTally(): TextTally {
  let tally: TextTally | null = null;
  return {
    take: (bytes) => {
      tally ??= tallyFor(bytes);
      tally.take(bytes);
    },
    verdict: () => tally?.verdict() ?? { encoding: null, isEmpty: true },
  };
}

function tallyFor(head: Uint8Array): TextTally {
  const wide = utf16Of(head);
  return wide ? utf16Tally(wide) : byteTally();
}

async function encodingOf(path: string): Promise<TextEncoding | null> {
  const tally = textTally();
  for await (const bytes of piecesOf(path)) {
    tally.take(bytes);
  }
  return tally.verdict().encoding;
}

/** Reads only as far as nothing but comments and white space has come. */
async function isDrawn(path: string, encoding: TextEncoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding);
  const scanner = markupScanner();
  for await (const bytes of piecesOf(path)) {
    const verdict = scanner.take(decoder.decode(bytes, { stream: true }));
    if (verdict !== 'more') {
      return verdict === 'drawn';
    }
  }
  return scanner.end() === 'drawn';
}

function piecesOf(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: piece });
}
