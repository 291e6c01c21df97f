import type { AttachmentReply } from '#shared/attachments/attachment-api';

export type FileToOpen = Pick<AttachmentReply, 'kind'> & {
  url: string;
  /** Where the address does not tell it. */
  fileType?: 'pdf';
};
