import * as z from 'zod/mini';

import { noticeGroupNames } from './notice-groups';

const group = z.enum(noticeGroupNames);
/** 22:30, on Shanghai's clock. */
const clockTime = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

export const preferencesReply = z.object({
  /** The whole way of being told; what is locked arrives all the same. */
  inbox: z.boolean(),
  wechat: z.boolean(),
  /** What this person can choose about. */
  groups: z.partialRecord(
    group,
    z.object({
      inbox: z.boolean(),
      /** Null: WeChat never tells of it. */
      wechat: z.nullable(z.boolean()),
      /** Work depends on it: cannot be switched off. */
      isLocked: z.boolean(),
    }),
  ),
  /** WeChat waits until they are over, except for what work depends on. */
  quietHours: z.object({ isOn: z.boolean(), from: clockTime, to: clockTime }),
});
export type PreferencesReply = z.infer<typeof preferencesReply>;

/** What is left out stays as it is. */
export const preferencesBody = z.object({
  inbox: z.optional(z.boolean()),
  wechat: z.optional(z.boolean()),
  groups: z.optional(
    z.partialRecord(
      group,
      z.object({ inbox: z.optional(z.boolean()), wechat: z.optional(z.boolean()) }),
    ),
  ),
  quietHours: z.optional(
    z.object({
      isOn: z.optional(z.boolean()),
      from: z.optional(clockTime),
      to: z.optional(clockTime),
    }),
  ),
});
export type PreferencesBody = z.infer<typeof preferencesBody>;
