import * as z from 'zod/mini';

import { roles } from '../accounts/roles';
import { endpoint } from '../http/endpoint';
import { idField, idParams, timeField } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';

import { aboutFields } from './notice-fields';
import { pushReasons, pushStates } from './push-reasons';

export const deadLetterReply = z.object({
  id: idField,
  /** Null: not known any more. */
  recipient: z.nullable(z.object({ id: idField, name: z.string(), role: z.enum(roles) })),
  ...aboutFields,
  /** What it would have said. */
  title: z.string(),
  text: z.string(),
  /** When it happened. */
  createdAt: timeField,
  /** When it was given up. */
  failedAt: timeField,
  reason: z.enum(pushReasons),
  /** WeChat's own word for it, if it gave one. */
  errcode: z.nullable(z.number()),
});
export type DeadLetterReply = z.infer<typeof deadLetterReply>;

/** How many there are altogether. */
const total = z.number();

export const deadLetterApi = {
  list: endpoint({
    method: 'get',
    path: '/push-dead-letters',
    isHeavy: true,
    summary: 'WeChat notices that could not be sent, newest first',
    access: 'retry failures',
    query: z.object(pageQuery),
    reply: z.extend(pageOf(deadLetterReply), { total }),
    status: 200,
  }),
  retryAll: endpoint({
    method: 'post',
    path: '/push-dead-letters/retry',
    summary: 'Try all again of which it is certain that they did not arrive',
    access: 'retry failures',
    reply: z.object({ retried: z.number(), total }),
    status: 200,
  }),
  retry: endpoint({
    method: 'post',
    path: '/push-dead-letters/:id/retry',
    summary: 'Try one again; what was tried again already is left alone',
    access: 'retry failures',
    params: idParams,
    reply: z.object({ state: z.enum(pushStates), total }),
    status: 200,
    errors: ['push.not_found'],
  }),
  dismiss: endpoint({
    method: 'delete',
    path: '/push-dead-letters/:id',
    summary: 'Take one off the list: nobody tries it again',
    access: 'retry failures',
    params: idParams,
    status: 204,
    errors: ['push.not_found'],
  }),
};
