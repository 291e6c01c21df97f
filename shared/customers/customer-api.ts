import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { endpoint } from '../http/endpoint';
import { idField, idParams, optionalLine, timeField, words } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';
import { ratingAnswerNames } from '../ratings/rating';
import { ticketOutcomes } from '../tickets/ticket-outcomes';
import { ticketStatuses } from '../tickets/ticket-status';
import { ticketCategoryNames } from '../tickets/ticket-words';

import { customerLimits } from './customer-limits';

const named = z.object({ id: idField, name: z.string() });

const customerBrief = z.extend(personReply, {
  organization: z.nullable(named),
  /** Masked: 138****8000. */
  phone: z.nullable(z.string()),
  /** They have signed in with WeChat; where not, only a person can tell them anything. */
  isInWechat: z.boolean(),
});
export type CustomerBrief = z.infer<typeof customerBrief>;

const assetReply = z.object({
  id: idField,
  code: z.string(),
  product: named,
  serial: z.string(),
  version: z.string(),
  warrantyUntil: z.nullable(timeField),
  /** Where it stands; null: nobody wrote it down. */
  place: z.nullable(z.string()),
});
export type CustomerAsset = z.infer<typeof assetReply>;

const contractReply = z.object({
  id: idField,
  number: z.string(),
  /** What the service level is called. */
  level: z.string(),
  /** Empty: everything that they have. */
  products: z.array(named),
  endsAt: timeField,
});
export type CustomerContract = z.infer<typeof contractReply>;

const pastTicket = z.object({
  id: idField,
  number: z.string(),
  status: z.enum(ticketStatuses),
  outcome: z.nullable(z.enum(ticketOutcomes)),
  isMerged: z.boolean(),
  category: z.enum(ticketCategoryNames),
  /** The first words of the description; empty when the content check keeps it. */
  description: z.string(),
  /** Of the newest round; null: none was given. */
  rating: z.nullable(z.object({ fixed: z.enum(ratingAnswerNames), stars: z.number() })),
  createdAt: timeField,
});
export type PastTicket = z.infer<typeof pastTicket>;

const noteReply = z.object({
  id: idField,
  /** Null: the account is gone. */
  author: z.nullable(personReply),
  isMine: z.boolean(),
  at: timeField,
  text: z.string(),
});
export type CustomerNote = z.infer<typeof noteReply>;

const customerReply = z.extend(customerBrief, {
  /** In full. */
  phone: z.nullable(z.string()),
  since: timeField,
  /** Those in force, the longest first. */
  contracts: z.array(contractReply),
  assets: pageOf(assetReply),
  tickets: z.object({
    /** The newest 20, newest first. */
    newest: z.array(pastTicket),
    /** Both stay at 1,000 where there are more. */
    open: z.number(),
    all: z.number(),
  }),
  /** Newest first. */
  notes: z.array(noteReply),
});
export type CustomerReply = z.infer<typeof customerReply>;

const read = { method: 'get', status: 200 } as const;

export const customerApi = {
  find: endpoint({
    ...read,
    path: '/desk/customers',
    summary:
      'Customers by phone number, whole or its last four digits, or by how their name begins',
    access: 'dispatch tickets',
    query: z.object({ phone: optionalLine(40), q: optionalLine(30) }),
    reply: z.object({
      items: z.array(customerBrief),
      /** There are more than these. */
      isCut: z.boolean(),
    }),
    bounds: ['lookups', 'lookupsPerDay'],
  }),
  show: endpoint({
    ...read,
    path: '/desk/customers/:id',
    summary:
      'A customer with contract, products and assets, past tickets and notes; for engineers, of the customers whose open tickets they hold',
    access: 'read every ticket',
    params: idParams,
    reply: customerReply,
    errors: ['customer.not_found'],
  }),
  assets: endpoint({
    ...read,
    path: '/desk/customers/:id/assets',
    summary: 'What the organization of a customer has installed, by code',
    access: 'read every ticket',
    params: idParams,
    query: z.object(pageQuery),
    reply: pageOf(assetReply),
    errors: ['customer.not_found'],
  }),
  addNote: endpoint({
    method: 'post',
    path: '/desk/customers/:id/notes',
    summary: 'Write down what colleagues should know of a customer; the customer never reads it',
    access: 'read every ticket',
    params: idParams,
    body: z.object({ text: words(customerLimits.noteLength) }),
    reply: noteReply,
    status: 201,
    isKeyed: true,
    errors: ['customer.not_found', 'customer.notes_full'],
  }),
  removeNote: endpoint({
    method: 'delete',
    path: '/desk/customer-notes/:id',
    summary: 'Remove a note that I wrote',
    access: 'read every ticket',
    params: idParams,
    status: 204,
    errors: ['customer.note_not_found'],
  }),
};
