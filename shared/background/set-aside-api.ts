import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField, idParams, timeField } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';

import { workKindNames } from './work-kinds';

const setAsideReply = z.object({
  id: idField,
  kind: z.enum(workKindNames),
  /** The ticket that it is about, if it is about one. */
  ticketId: z.nullable(idField),
  failures: z.number(),
  /** Name or number of the last error; never its words, which may be somebody's. */
  code: z.string(),
  /** When it failed first. */
  failedAt: timeField,
  setAsideAt: timeField,
});
export type SetAsideReply = z.infer<typeof setAsideReply>;

/** How many there are altogether. */
const total = z.number();

export const setAsideApi = {
  list: endpoint({
    method: 'get',
    path: '/set-aside-work',
    isHeavy: true,
    summary:
      'Work of the product itself that failed again and again and was set aside, newest first',
    access: 'retry failures',
    query: z.object(pageQuery),
    reply: z.extend(pageOf(setAsideReply), { total }),
    status: 200,
  }),
  retryAll: endpoint({
    method: 'post',
    path: '/set-aside-work/retry',
    summary: 'Try everything again that was set aside',
    access: 'retry failures',
    reply: z.object({ retried: z.number(), total }),
    status: 200,
  }),
  retry: endpoint({
    method: 'post',
    path: '/set-aside-work/:id/retry',
    summary: 'Try one piece again; it comes back to the list when it keeps failing',
    access: 'retry failures',
    params: idParams,
    reply: z.object({ total }),
    status: 200,
    errors: ['work.not_found'],
  }),
};
