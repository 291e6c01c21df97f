import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { endpoint } from '../http/endpoint';
import { idField, timeField } from '../http/fields';

import { skillsReply } from './candidate-api';
import { deskQueues } from './desk-queues';
import { promiseReply } from './ticket-replies';

/** Whether somebody takes new work now: on duty, on leave, or neither. */
const presences = ['here', 'leave', 'off'] as const;
export type Presence = (typeof presences)[number];

const heldReply = z.object({
  id: idField,
  number: z.string(),
  /** Asked to take it, not held yet. */
  isOffered: z.boolean(),
  queue: z.nullable(z.enum(deskQueues)),
  promise: z.nullable(promiseReply),
});
export type BoardTicket = z.infer<typeof heldReply>;

const visitReply = z.object({
  ticketId: idField,
  number: z.string(),
  from: timeField,
  to: timeField,
  place: z.string(),
  /** They are on the road, or there. */
  isUnderway: z.boolean(),
});

const boardEngineerReply = z.extend(personReply, {
  phone: z.nullable(z.string()),
  presence: z.enum(presences),
  /** Until when, of whoever is on leave. */
  leaveUntil: z.nullable(timeField),
  skills: skillsReply,
  /** What this person holds or is asked to take, and may hold at most. */
  openTickets: z.number(),
  capacity: z.number(),
  /** The most urgent of them first; of very many not all. */
  held: z.array(heldReply),
  /** Those of today, in order. */
  visits: z.array(visitReply),
  /** From when on no visit and no leave stands in the way; null: nobody knows, they are off duty. */
  freeFrom: z.nullable(timeField),
});
export type BoardEngineer = z.infer<typeof boardEngineerReply>;

export const boardApi = {
  engineers: endpoint({
    method: 'get',
    path: '/desk/engineers',
    summary:
      'The engineer board: who is there, what each can, holds and visits today, when they are free',
    access: 'dispatch tickets',
    reply: z.object({ items: z.array(boardEngineerReply) }),
    status: 200,
  }),
};
