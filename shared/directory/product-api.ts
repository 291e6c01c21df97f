import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField } from '../http/fields';

const productReply = z.object({
  id: idField,
  name: z.string(),
  /** What my organization has installed, for example 版本 12.3. */
  version: z.nullable(z.string()),
});
export type ProductReply = z.infer<typeof productReply>;

export const productApi = {
  mine: endpoint({
    method: 'get',
    path: '/me/products',
    summary:
      'What my organization has installed; all products for staff and people who stand alone',
    access: 'report tickets',
    reply: z.object({ items: z.array(productReply) }),
    status: 200,
  }),
};
