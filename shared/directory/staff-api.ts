import * as z from 'zod/mini';

import { roles } from '../accounts/roles';
import { endpoint } from '../http/endpoint';
import { anyLine, idField, idParams, instant, timeField } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';
import { ticketCategoryNames } from '../tickets/ticket-words';

import { directoryLimits } from './directory-limits';

const { capacity, noteLength, regionsOfPerson, skills } = directoryLimits;

const profileFields = {
  /** Null: any category, any product. */
  skills: z
    .array(
      z.object({
        category: z.nullable(z.enum(ticketCategoryNames)),
        productId: z.nullable(idField),
      }),
    )
    .check(z.maxLength(skills)),
  regionIds: z.array(idField).check(z.maxLength(regionsOfPerson)),
  /** The most tickets that this person has open at the same time. */
  capacity: z.number().check(z.int(), z.minimum(0), z.maximum(capacity)),
};

const profileReply = z.object({
  id: idField,
  name: z.string(),
  role: z.enum(roles),
  onDuty: z.boolean(),
  /** On duty and not on leave. */
  isAvailable: z.boolean(),
  ...profileFields,
});
export type ProfileReply = z.infer<typeof profileReply>;

const spanReply = z.object({
  id: idField,
  person: z.object({ id: idField, name: z.string() }),
  from: timeField,
  /** No longer from this moment on. */
  to: timeField,
  /** Of a leave, only for the person and the managers. */
  note: z.string(),
});
export type SpanReply = z.infer<typeof spanReply>;

const leaveReply = z.extend(spanReply, {
  /** When it begins, what this person holds goes to the desk. */
  handOver: z.boolean(),
});
export type LeaveReply = z.infer<typeof leaveReply>;

const span = { from: instant, to: instant, note: z._default(anyLine(noteLength), '') };

const dutyReply = z.object({
  from: timeField,
  /** Null: still on duty. */
  to: z.nullable(timeField),
});
export type DutyReply = z.infer<typeof dutyReply>;

const read = { method: 'get', access: 'read every ticket', status: 200 } as const;

export const staffApi = {
  profiles: endpoint({
    ...read,
    path: '/staff-profiles',
    summary: 'Everybody who works here: skills, regions, capacity, and whether they are there',
    reply: z.object({ items: z.array(profileReply) }),
  }),
  changeProfile: endpoint({
    method: 'patch',
    path: '/staff-profiles/:id',
    summary: 'Change somebody’s skills, regions or capacity',
    access: 'set up the service',
    params: idParams,
    body: z.object({
      skills: z.optional(profileFields.skills),
      regionIds: z.optional(profileFields.regionIds),
      capacity: z.optional(profileFields.capacity),
    }),
    reply: profileReply,
    status: 200,
    errors: ['directory.not_found'],
  }),
  duty: endpoint({
    ...read,
    path: '/staff-profiles/:id/duty',
    summary: 'When somebody was on duty, newest first',
    params: idParams,
    query: z.object(pageQuery),
    reply: pageOf(dutyReply),
    errors: ['directory.not_found'],
  }),
  leave: endpoint({
    ...read,
    path: '/leave',
    summary: 'Who is away and who will be',
    reply: z.object({ items: z.array(leaveReply) }),
  }),
  addLeave: endpoint({
    method: 'post',
    path: '/leave',
    summary: 'Say when I am away; the desk says it of anybody',
    access: 'go on duty',
    body: z.object({
      personId: z.optional(idField),
      ...span,
      /** When it begins, what I hold goes to the desk; otherwise it stays mine. */
      handOver: z._default(z.boolean(), true),
    }),
    reply: leaveReply,
    status: 201,
    errors: ['account.role_forbidden', 'directory.person_unfit', 'directory.full'],
  }),
  endLeave: endpoint({
    method: 'delete',
    path: '/leave/:id',
    summary: 'Take a leave back, or end it now; what is over stays',
    access: 'go on duty',
    params: idParams,
    status: 204,
    errors: ['account.role_forbidden', 'directory.not_found'],
  }),
  shifts: endpoint({
    ...read,
    path: '/shifts',
    summary: 'The on-call rota: who answers outside of working hours, and when',
    reply: z.object({ items: z.array(spanReply) }),
  }),
  addShift: endpoint({
    method: 'post',
    path: '/shifts',
    summary: 'Put somebody on call',
    access: 'set up the service',
    body: z.object({ personId: idField, ...span }),
    reply: spanReply,
    status: 201,
    errors: ['directory.person_unfit', 'directory.full'],
  }),
  endShift: endpoint({
    method: 'delete',
    path: '/shifts/:id',
    summary: 'Take a shift back, or end it now; what is over stays',
    access: 'set up the service',
    params: idParams,
    status: 204,
    errors: ['directory.not_found'],
  }),
};
