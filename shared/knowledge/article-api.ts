import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField, idParams, timeField } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';

export const articleKinds = ['faq', 'announcement'] as const;

const articleSummary = z.object({
  id: idField,
  kind: z.enum(articleKinds),
  title: z.string(),
  publishedAt: timeField,
});
export type ArticleSummary = z.infer<typeof articleSummary>;

const articleReply = z.extend(articleSummary, { text: z.string() });
export type ArticleReply = z.infer<typeof articleReply>;

export const articleApi = {
  list: endpoint({
    method: 'get',
    path: '/articles',
    summary: 'Common questions and announcements, newest first',
    access: 'signed-in',
    query: z.object({ ...pageQuery, kind: z.optional(z.enum(articleKinds)) }),
    reply: pageOf(articleSummary),
    status: 200,
  }),
  show: endpoint({
    method: 'get',
    path: '/articles/:id',
    summary: 'One article with its text',
    access: 'signed-in',
    params: idParams,
    reply: articleReply,
    status: 200,
    errors: ['article.not_found'],
  }),
};
