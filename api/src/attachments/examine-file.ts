import { fileTypeFromFile } from 'file-type';

import { assertThat } from '#api/http/app-error';
import type { AttachmentKind } from '#shared/attachments/attachment-kinds';

import { examinePdf, examineSpreadsheet, examineText } from './examine-documents';
import { cleanMp4 } from './mp4-boxes';
import type { ReceivedFile } from './receive-file';

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
  const type = (await fileTypeFromFile(path).catch(() => undefined))?.mime ?? null;
  if (type !== null && imageTypes.has(type)) {
    return { kind: 'image', type, charset: null };
  }
  switch (type) {
    case 'application/pdf':
      await examinePdf(path, size);
      return { kind: 'document', type, charset: null };
    case 'video/mp4':
      await cleanMp4(path, size);
      return { kind: 'video', type, charset: null };
    case 'application/zip':
    case spreadsheet:
      await examineSpreadsheet(path, size);
      return { kind: 'document', type: spreadsheet, charset: null };
    default:
      // two letters suffice for some types, and a log may well begin with them: text is what is text throughout
      return { kind: 'document', type: 'text/plain', charset: await examineText(path) };
  }
}
