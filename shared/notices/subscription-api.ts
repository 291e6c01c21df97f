import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { optionalLine } from '../http/fields';

import { wechatTemplateNames } from './wechat-templates';

/** What WeChat tells about one template after asking for consent; only `accept` is a credit. */
const consentAnswer = z.enum(['accept', 'reject', 'ban', 'filter']);

const subscriptionsReply = z.object({
  /** The templates that can be of use to this person, those used first coming first. */
  items: z.array(
    z.object({
      templateId: z.string(),
      name: z.enum(wechatTemplateNames),
      title: z.string(),
      /** How many more notices of it may be sent. */
      credits: z.number(),
    }),
  ),
});
export type SubscriptionsReply = z.infer<typeof subscriptionsReply>;

export const subscriptionApi = {
  list: endpoint({
    method: 'get',
    path: '/subscriptions',
    summary: 'Which WeChat notices I can be asked to consent to, and my remaining credits',
    access: 'signed-in',
    reply: subscriptionsReply,
    status: 200,
  }),
  report: endpoint({
    method: 'post',
    path: '/subscriptions',
    summary:
      'Report what I answered when WeChat asked for consent; more than a person can answer counts nothing',
    access: 'signed-in',
    body: z.object({
      results: z
        .record(z.string().check(z.maxLength(64)), consentAnswer)
        .check(z.refine((results) => Object.keys(results).length <= 5)),
      /** Where I was asked: submit, urge, me … */
      scene: optionalLine(30),
    }),
    reply: subscriptionsReply,
    status: 200,
    isKeyed: true,
  }),
};
