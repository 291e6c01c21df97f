import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField, timeField } from '../http/fields';
import { ratingAnswerNames } from '../ratings/rating';

const ownRating = z.object({
  /** Of the ticket. */
  id: idField,
  number: z.string(),
  fixed: z.enum(ratingAnswerNames),
  stars: z.number(),
  tags: z.array(z.string()),
  /** Empty as well when the content check keeps it. */
  words: z.string(),
  ratedAt: timeField,
});
export type OwnRating = z.infer<typeof ownRating>;

const workNumbersReply = z.object({
  /** How many days it tells of. */
  days: z.number(),
  /** Tickets that I solved in that time. */
  solved: z.number(),
  /** Of those: how many the customer, or a manager, took up again afterwards. */
  reopened: z.number(),
  /** Of those: how many were solved in the time of the service level; `of`: those that had one. */
  kept: z.object({ count: z.number(), of: z.number() }),
  /** From the report to the first word of a person, in minutes; null: there is nothing to count. */
  firstResponse: z.object({ mean: z.nullable(z.number()), median: z.nullable(z.number()) }),
  /** Of those: how many were rated, which says nothing of the others; null: none was. */
  rated: z.object({ count: z.number(), mean: z.nullable(z.number()) }),
  /** The newest, with what was said. */
  ratings: z.array(ownRating),
  /** There were more tickets than are counted. */
  isCut: z.boolean(),
});
export type WorkNumbers = z.infer<typeof workNumbersReply>;

export const workNumbersApi = {
  show: endpoint({
    method: 'get',
    path: '/me/work/numbers',
    isHeavy: true,
    summary: 'What I solved in the last 30 days, how soon, and what customers said of it',
    access: 'solve tickets',
    reply: workNumbersReply,
    status: 200,
  }),
};
