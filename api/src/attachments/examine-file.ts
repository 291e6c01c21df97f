import { fileTypeFromBuffer } from 'file-type';

import { AppError, assertThat } from '#api/app-error';
import type { AttachmentKind } from '#shared/attachments/attachment-kinds';

import { cleanFilm } from './clean-film';
import { examinePdf } from './examine-pdf';
import { examineSpreadsheet } from './examine-spreadsheet';
import { examineText } from './examine-text';
import { headLength, likelyFormat } from './likely-format';
import { readAt, withFile } from './read-at';
import type { ReceivedFile } from './receive-file';
import { hasOnlyTextBytes } from './text-bytes';
import { utf16Of } from './utf16-tally';

/** What a file is by its content; an image's type follows from its encoding. */
export type FileContent = {
  kind: AttachmentKind;
  /** MIME type without parameters. */
  type: string;
  charset: string | null;
};

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const imageTypes = new Set([
  ...['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/gif'],
  ...['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'],
]);

/**
 * Decides by content what a complete file is, and that it is whole. Names and declared types are not looked at.
 *
 * @throws {AppError} `attachment.kind_not_allowed`, `attachment.unreadable`
 */
export async function examineFile({ path, size }: ReceivedFile): Promise<FileContent> {
  assertThat(size > 0, 'attachment.unreadable');
  const head = await withFile(path, 'r', (file) => readAt(file, 0, headLength));
  switch (likelyFormat(head)) {
    case 'image':
      return { kind: 'image', type: await imageType(head), charset: null };
    case 'pdf':
      return examineLikelyPdf(path, size, head);
    case 'video':
      return { kind: 'video', type: await cleanFilm(path, size), charset: null };
    case 'zip':
      await examineSpreadsheet(path, size);
      return { kind: 'document', type: spreadsheet, charset: null };
    case 'text':
      return examineLikelyText(path, head);
  }
}

async function imageType(head: Buffer): Promise<string> {
  const type = await claimedType(head);
  assertThat(type !== null && imageTypes.has(type), 'attachment.kind_not_allowed');
  return type;
}

/** Of the head only: a file that is made to keep a parser busy has no more than this to do it with. */
async function claimedType(head: Buffer): Promise<string | null> {
  const type = await fileTypeFromBuffer(head).catch(() => undefined);
  return type?.mime ?? null;
}

async function examineLikelyPdf(path: string, size: number, head: Buffer): Promise<FileContent> {
  try {
    await examinePdf(path, size);
  } catch (error: unknown) {
    // a log may well hold the first lines of a PDF
    if (error instanceof AppError && !head.toString('latin1', 0, 5).startsWith('%PDF-')) {
      return examineLikelyText(path, head);
    }
    throw error;
  }
  return { kind: 'document', type: 'application/pdf', charset: null };
}

/** Two letters suffice for some types, and a log may well begin with them: it takes bytes that no text begins with as well. */
async function examineLikelyText(path: string, head: Buffer): Promise<FileContent> {
  const isPlain = hasOnlyTextBytes(head.subarray(0, 64)) || utf16Of(head) !== null;
  assertThat(isPlain || (await claimedType(head)) === null, 'attachment.kind_not_allowed');
  return { kind: 'document', type: 'text/plain', charset: await examineText(path) };
}
