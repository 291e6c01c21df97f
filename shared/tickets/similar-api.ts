import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { endpoint } from '../http/endpoint';
import { idField, idParams, timeField } from '../http/fields';

const similarReply = z.object({
  id: idField,
  number: z.string(),
  /** The same device, or the same product with the same kind of problem. */
  sameAs: z.enum(['asset', 'product']),
  cause: z.string(),
  solution: z.string(),
  prevention: z.string(),
  solvedAt: timeField,
  engineer: z.nullable(personReply),
});
export type SimilarTicket = z.infer<typeof similarReply>;

export const similarApi = {
  similar: endpoint({
    method: 'get',
    path: '/tickets/:id/similar',
    summary:
      'How the same device, and the same kind of problem of the product, was last solved: at most three each',
    access: 'read every ticket',
    params: idParams,
    reply: z.object({ items: z.array(similarReply) }),
    status: 200,
    errors: ['ticket.not_found'],
  }),
};
