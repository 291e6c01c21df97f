import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField, timeField } from '../http/fields';
import { idsAtOnce } from '../http/limits';
import { pageOf, pageQuery } from '../http/page';

import { aboutFields } from './notice-fields';

export const noticeReply = z.object({
  id: idField,
  ...aboutFields,
  /** The entry of the ticket; null: it is about no entry. */
  seq: z.nullable(z.number()),
  title: z.string(),
  /** The words of what happened, or the first words of what it is about. */
  text: z.string(),
  createdAt: timeField,
  readAt: z.nullable(timeField),
});
export type NoticeReply = z.infer<typeof noticeReply>;

const unread = z.number();

export const noticeApi = {
  list: endpoint({
    method: 'get',
    path: '/notifications',
    summary: 'My inbox, newest first, with the number of unread',
    access: 'signed-in',
    query: z.object({ ...pageQuery, unread: z.optional(z.enum(['true'])) }),
    reply: z.extend(pageOf(noticeReply), { unread }),
    isExact: true,
    status: 200,
  }),
  read: endpoint({
    method: 'post',
    path: '/notifications/read',
    summary: 'Mark some, one ticket’s or all of my notices as read',
    access: 'signed-in',
    body: z.object({
      ids: z.optional(z.array(idField).check(z.maxLength(idsAtOnce))),
      ticketId: z.optional(idField),
      all: z.optional(z.literal(true)),
    }),
    reply: z.object({ unread }),
    status: 200,
  }),
};
