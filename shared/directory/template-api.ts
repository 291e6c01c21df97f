import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField, idParams, line, optionalWords, words } from '../http/fields';

import { directoryLimits } from './directory-limits';

const { templateText, templateTitle } = directoryLimits;

export const templateKinds = ['quick_reply', 'resolution'] as const;

const title = line(templateTitle);
const text = words(templateText);

/** What a quick reply says, or how something was solved; the title is how people find it. */
const quickReply = z.object({ kind: z.literal('quick_reply'), title, text });
const resolution = z.object({
  kind: z.literal('resolution'),
  ...{ title, cause: text, solution: text, prevention: optionalWords(templateText) },
});
const templateBody = z.discriminatedUnion('kind', [quickReply, resolution]);
export type TemplateBody = z.infer<typeof templateBody>;

const owned = { id: idField, isShared: z.boolean() };
const templateReply = z.discriminatedUnion('kind', [
  z.extend(quickReply, owned),
  z.extend(resolution, { ...owned, prevention: z.string() }),
]);
export type TemplateReply = z.infer<typeof templateReply>;

const errors = ['account.role_forbidden', 'directory.name_taken'] as const;

export const templateApi = {
  list: endpoint({
    method: 'get',
    path: '/templates',
    summary: 'My quick replies and resolutions, then the shared ones, each by title',
    access: 'read every ticket',
    query: z.object({ kind: z.optional(z.enum(templateKinds)) }),
    reply: z.object({ items: z.array(templateReply) }),
    status: 200,
  }),
  add: endpoint({
    method: 'post',
    path: '/templates',
    summary: 'Keep a quick reply or a resolution for myself; a manager may share it with everybody',
    access: 'read every ticket',
    body: z.object({ isShared: z.boolean(), template: templateBody }),
    reply: templateReply,
    status: 201,
    errors: [...errors, 'directory.full'],
  }),
  change: endpoint({
    method: 'patch',
    path: '/templates/:id',
    summary: 'Write a template anew; shared ones, only a manager',
    access: 'read every ticket',
    params: idParams,
    body: z.object({ template: templateBody }),
    reply: templateReply,
    status: 200,
    errors: [...errors, 'directory.not_found'],
  }),
  remove: endpoint({
    method: 'delete',
    path: '/templates/:id',
    summary: 'Remove a template; shared ones, only a manager',
    access: 'read every ticket',
    params: idParams,
    status: 204,
    errors: ['account.role_forbidden', 'directory.not_found'],
  }),
};
