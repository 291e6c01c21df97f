import type { AttachmentReply } from '#shared/attachments/attachment-api';

export type FileToOpen = Pick<AttachmentReply, 'url' | 'kind'>;
