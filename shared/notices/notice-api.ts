import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField, timeField } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';

import { noticeKindNames } from './notice-kinds';

const noticeReply = z.object({
  id: idField,
  kind: z.enum(noticeKindNames),
  ticketId: idField,
  ticketNumber: z.string(),
  seq: z.number(),
  title: z.string(),
  /** The words of the step, or the first words of the ticket. */
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
    status: 200,
  }),
  read: endpoint({
    method: 'post',
    path: '/notifications/read',
    summary: 'Mark some, one ticket’s or all of my notices as read',
    access: 'signed-in',
    body: z.object({
      ids: z.optional(z.array(idField).check(z.maxLength(100))),
      ticketId: z.optional(idField),
      all: z.optional(z.literal(true)),
    }),
    reply: z.object({ unread }),
    status: 200,
  }),
};
