import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField, line, timeField } from '../http/fields';
import { preferencesBody, preferencesReply } from '../notices/preference-fields';

import { roles } from './roles';

export const personReply = z.object({
  id: idField,
  name: z.string(),
  role: z.enum(roles),
  avatarUrl: z.nullable(z.string()),
});
export type PersonReply = z.infer<typeof personReply>;

const meReply = z.extend(personReply, {
  /** Masked: 138****8000. */
  phone: z.nullable(z.string()),
  organization: z.nullable(
    z.object({
      id: idField,
      name: z.string(),
      /** Colleagues may read and message on each other's tickets. */
      colleaguesFollow: z.boolean(),
    }),
  ),
  /** Staff only: takes new work now. */
  onDuty: z.boolean(),
  preferences: preferencesReply,
});
export type MeReply = z.infer<typeof meReply>;

const staffReply = z.extend(personReply, { onDuty: z.boolean(), openTickets: z.number() });
export type StaffReply = z.infer<typeof staffReply>;

export const accountApi = {
  signIn: endpoint({
    method: 'post',
    path: '/sessions',
    summary: 'Sign in with a WeChat login code',
    access: 'public',
    body: z.object({ provider: z.literal('wechat'), code: line(256) }),
    reply: z.object({ token: z.string(), expiresAt: timeField, user: meReply }),
    status: 201,
    bounds: ['signIns'],
    errors: ['account.bad_login_code', 'account.blocked', 'account.wechat_unreachable'],
  }),
  signOut: endpoint({
    method: 'delete',
    path: '/sessions/current',
    summary: 'End this session',
    access: 'signed-in',
    status: 204,
  }),
  me: endpoint({
    method: 'get',
    path: '/me',
    summary: 'Who I am',
    access: 'signed-in',
    reply: meReply,
    status: 200,
  }),
  updateMe: endpoint({
    method: 'patch',
    path: '/me',
    summary: 'Change my name, avatar, duty or notice preferences',
    access: 'signed-in',
    body: z.object({
      name: z.optional(line(30)),
      avatarAttachmentId: z.optional(idField),
      onDuty: z.optional(z.boolean()),
      preferences: z.optional(preferencesBody),
    }),
    reply: meReply,
    status: 200,
    errors: ['attachment.not_found', 'account.role_forbidden', 'moderation.text_refused'],
  }),
  phone: endpoint({
    method: 'post',
    path: '/me/phone',
    summary: 'Take over my phone number from WeChat (code of getPhoneNumber)',
    access: 'signed-in',
    body: z.object({ code: line(256) }),
    reply: meReply,
    status: 200,
    errors: ['account.bad_phone_code', 'account.wechat_unreachable'],
  }),
  staff: endpoint({
    method: 'get',
    path: '/staff',
    summary: 'Engineers a ticket can be assigned to, on duty first, then by open tickets',
    access: 'dispatch tickets',
    reply: z.object({ items: z.array(staffReply) }),
    status: 200,
  }),
};
