import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { endpoint } from '../http/endpoint';
import { idField, idParams } from '../http/fields';

import { ticketCategoryNames } from './ticket-words';

/** Why a ticket is not put to somebody by itself. */
export const obstacleNames = ['unavailable', 'skill', 'region', 'full', 'passed'] as const;
export type ObstacleName = (typeof obstacleNames)[number];

/** Null: any. */
export const skillsReply = z.array(
  z.object({
    category: z.nullable(z.enum(ticketCategoryNames)),
    product: z.nullable(z.object({ id: idField, name: z.string() })),
  }),
);

const candidateReply = z.extend(personReply, {
  skills: skillsReply,
  /** What this person holds or is asked to take, and may hold at most. */
  openTickets: z.number(),
  capacity: z.number(),
  isAvailable: z.boolean(),
  /** What speaks for this person. */
  reason: z.string(),
  /** What speaks against; none: fits. */
  obstacles: z.array(z.enum(obstacleNames)),
});
export type CandidateReply = z.infer<typeof candidateReply>;

export const candidateApi = {
  candidates: endpoint({
    method: 'get',
    path: '/tickets/:id/candidates',
    summary: 'Engineers in the order in which this ticket is put to them, those who fit first',
    access: 'read every ticket',
    params: idParams,
    reply: z.object({ items: z.array(candidateReply) }),
    status: 200,
    errors: ['ticket.not_found'],
  }),
};
