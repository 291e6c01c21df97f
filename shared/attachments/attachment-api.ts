import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField, idParams } from '../http/fields';
import { contentMarks } from '../moderation/content-states';

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
  /** Signed and short-lived; relative to the server's address. Null: hidden from this viewer. */
  url: z.nullable(z.string()),
  thumbnailUrl: z.nullable(z.string()),
  /** What became of the content check, as far as it concerns this viewer. */
  state: z.enum(contentMarks),
});
export type AttachmentReply = z.infer<typeof attachmentReply>;

/** The file as sent in, made safe; its small picture; a JPEG that any content check can read. */
const attachmentVariants = ['original', 'thumbnail', 'checkable'] as const;
export type AttachmentVariant = (typeof attachmentVariants)[number];

export const attachmentApi = {
  /** multipart/form-data with one part `file`; a part `name` may carry the file's name. */
  upload: endpoint({
    method: 'post',
    path: '/attachments',
    summary: 'Upload one file to attach later',
    access: 'signed-in',
    reply: attachmentReply,
    status: 201,
    bounds: ['uploads'],
    isKeyed: true,
    errors: [
      'attachment.busy',
      'attachment.file_required',
      'attachment.kind_not_allowed',
      'attachment.too_large',
      'attachment.too_many_pixels',
      'attachment.unreadable',
      'request.in_progress',
    ],
  }),
  /**
   * The address in `url` and `thumbnailUrl`. It needs no token, and opens only while the session that it was made for
   * lives and its person may see the attachment. Answers the bytes, ranges too.
   */
  content: endpoint({
    method: 'get',
    path: '/attachments/:id/content',
    summary: 'The bytes of an attachment, by its signed link',
    access: 'public',
    params: idParams,
    query: z.object({
      variant: z.enum(attachmentVariants),
      /** Whom it was made for; both are missing in the links that WeChat fetches pictures by. */
      viewer: z.optional(z.string().check(z.maxLength(100))),
      session: z.optional(z.string().check(z.maxLength(100))),
      /** Milliseconds since 1970. */
      expires: z.coerce.number().check(z.int()),
      signature: z.string().check(z.maxLength(100)),
    }),
    status: 200,
    errors: ['attachment.busy', 'attachment.link_expired', 'attachment.not_found'],
  }),
};
