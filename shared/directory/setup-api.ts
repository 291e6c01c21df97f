import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';

import { assignmentModes, ruleLimits } from './service-rules';
import { calendarFields, levelFields, namedId, namedParams } from './setup-fields';

const levelReply = z.object({ id: namedId, ...levelFields });
export type LevelReply = z.infer<typeof levelReply>;

const calendarReply = z.object({ id: namedId, ...calendarFields });
export type CalendarReply = z.infer<typeof calendarReply>;

const days = (least: number, most: number) =>
  z.number().check(z.int(), z.minimum(least), z.maximum(most));
const ruleFields = {
  assignment: z.enum(assignmentModes),
  /** Working days of silence after which a customer is reminded, in order. */
  remindAfterDays: z
    .array(days(1, ruleLimits.silentForDays))
    .check(z.minLength(1), z.maxLength(ruleLimits.reminders)),
  /** Working days of silence after which a resolution counts as confirmed; later than the last reminder. */
  silentForDays: days(2, ruleLimits.silentForDays),
  /** Days after the end in which a reporter may reopen. */
  reopenDays: days(ruleLimits.reopenDays.least, ruleLimits.reopenDays.most),
};
const rulesReply = z.object(ruleFields);

const read = { method: 'get', access: 'read every ticket', status: 200 } as const;
const add = {
  method: 'post',
  access: 'set up the service',
  status: 201,
  errors: ['directory.name_taken', 'directory.full'],
} as const;
const change = {
  method: 'patch',
  access: 'set up the service',
  status: 200,
  params: namedParams,
  errors: ['directory.not_found', 'directory.name_taken'],
} as const;
const remove = {
  method: 'delete',
  access: 'set up the service',
  status: 204,
  params: namedParams,
  errors: ['directory.not_found', 'directory.in_use'],
} as const;

export const setupApi = {
  levels: endpoint({
    ...read,
    path: '/service-levels',
    summary: 'Service levels, `standard` first: what contracts name',
    reply: z.object({ items: z.array(levelReply) }),
  }),
  addLevel: endpoint({
    ...add,
    path: '/service-levels',
    summary: 'Add a service level',
    body: z.object(levelFields),
    reply: levelReply,
  }),
  changeLevel: endpoint({
    ...change,
    path: '/service-levels/:id',
    summary: 'Change a service level; `standard` and `priority` are always there',
    body: z.object({ name: z.optional(levelFields.name), times: z.optional(levelFields.times) }),
    reply: levelReply,
  }),
  removeLevel: endpoint({
    ...remove,
    path: '/service-levels/:id',
    summary:
      'Remove a service level that no contract names; `standard` and `priority` become as they were delivered',
  }),
  calendars: endpoint({
    ...read,
    path: '/calendars',
    summary: 'Working calendars, `standard` first: that of the installation',
    reply: z.object({ items: z.array(calendarReply) }),
  }),
  addCalendar: endpoint({
    ...add,
    path: '/calendars',
    summary: 'Add a working calendar',
    body: z.object(calendarFields),
    reply: calendarReply,
  }),
  changeCalendar: endpoint({
    ...change,
    path: '/calendars/:id',
    summary: 'Change a working calendar; days that are entered by hand win over public holidays',
    body: z.object({
      name: z.optional(calendarFields.name),
      zone: z.optional(calendarFields.zone),
      hours: z.optional(calendarFields.hours),
      publicHolidays: z.optional(calendarFields.publicHolidays),
      days: z.optional(calendarFields.days),
    }),
    reply: calendarReply,
  }),
  removeCalendar: endpoint({
    ...remove,
    path: '/calendars/:id',
    summary:
      'Remove a working calendar that no organization has; `standard` becomes as it was delivered',
  }),
  rules: endpoint({
    ...read,
    path: '/service-rules',
    summary: 'How this installation works',
    reply: rulesReply,
  }),
  changeRules: endpoint({
    method: 'patch',
    access: 'set up the service',
    status: 200,
    path: '/service-rules',
    summary: 'Change how this installation works',
    body: z.partial(rulesReply),
    reply: rulesReply,
  }),
};
