import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField } from '../http/fields';

import { attachmentKindNames } from './attachment-kinds';

export const attachmentReply = z.object({
  id: idField,
  kind: z.enum(attachmentKindNames),
  name: z.string(),
  /** Bytes as stored. */
  size: z.number(),
  /** Pixels; null for what is not an image. */
  width: z.nullable(z.number()),
  height: z.nullable(z.number()),
  /** Signed and short-lived; relative to the server's address. */
  url: z.string(),
  thumbnailUrl: z.nullable(z.string()),
});
export type AttachmentReply = z.infer<typeof attachmentReply>;

export const attachmentApi = {
  /** multipart/form-data with one part `file`; a part `name` may carry the file's name. */
  upload: endpoint({
    method: 'post',
    path: '/attachments',
    summary: 'Upload one file to attach later',
    access: 'signed-in',
    reply: attachmentReply,
    status: 201,
    errors: [
      'attachment.file_required',
      'attachment.kind_not_allowed',
      'attachment.too_large',
      'attachment.too_many_pixels',
      'attachment.unreadable',
    ],
  }),
};
