import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { attachmentReply } from '../attachments/attachment-api';
import { endpoint } from '../http/endpoint';
import { idField, idParams, timeField } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';

import { flagStates } from './content-states';

const flagViews = ['open', 'decided'] as const;
export type FlagView = (typeof flagViews)[number];

const flagReply = z.object({
  id: idField,
  kind: z.enum(['text', 'picture']),
  state: z.enum(flagStates),
  /** When it was sent. */
  at: timeField,
  /** Why it is here, in a few words. */
  reason: z.string(),
  author: z.nullable(personReply),
  /** Null: part of a profile. */
  ticket: z.nullable(z.object({ id: idField, number: z.string() })),
  text: z.nullable(z.string()),
  picture: z.nullable(attachmentReply),
});
export type FlagReply = z.infer<typeof flagReply>;

const decision = {
  method: 'post',
  access: 'review content',
  params: idParams,
  reply: flagReply,
  status: 200,
  errors: ['moderation.flag_not_found'],
} as const;

export const moderationApi = {
  list: endpoint({
    method: 'get',
    path: '/moderation/flags',
    isHeavy: true,
    summary: 'Words and pictures that somebody should look at, oldest first; or what was decided',
    access: 'review content',
    query: z.object({ ...pageQuery, view: z._default(z.enum(flagViews), 'open') }),
    reply: z.extend(pageOf(flagReply), {
      /** How many wait for a decision, on all pages. */
      open: z.number(),
    }),
    status: 200,
  }),
  release: endpoint({
    ...decision,
    path: '/moderation/flags/:id/release',
    summary: 'Let everybody see it who may see the ticket',
  }),
  hide: endpoint({
    ...decision,
    path: '/moderation/flags/:id/hide',
    summary: 'Keep it from everybody but its author and the desk',
  }),
};
