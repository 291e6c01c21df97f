import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';

export const leaveWorkApi = {
  leave: endpoint({
    method: 'post',
    path: '/me/work/leave',
    summary:
      'Before going off duty: what I am asked to take goes to others, what I hold stays mine or goes to the desk',
    access: 'solve tickets',
    body: z.object({
      /** What I hold goes to the desk, unless the customer has it to check. */
      handOver: z.boolean(),
    }),
    reply: z.object({
      /** Offers that ended, and tickets that went to the desk. */
      declined: z.number(),
      handedOver: z.number(),
    }),
    status: 200,
  }),
};
