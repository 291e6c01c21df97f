import type { Notification } from './notification';

/**
 * `waiting`: to be sent when due. `sending`: WeChat is being asked right now, so whoever finds it long after does not
 * know whether it was sent. `skipped`: there was no way or no sense. `dead`: it failed and a manager may try again.
 */
export const pushStates = ['waiting', 'sending', 'sent', 'skipped', 'dead'] as const;

export const pushReasons = [
  'no_template',
  'switched_off',
  'not_in_wechat',
  'no_credit',
  'too_late',
  'refused',
  'not_sent',
  'unknown',
] as const;
export type PushReason = (typeof pushReasons)[number];

/** One notification on its way to one person's WeChat. */
export type Push = Notification & {
  id: string;
  state: (typeof pushStates)[number];
  /** Not before; of one that is being worked on: when its lease ends. */
  dueAt: Date;
  /** How often it was taken up; tells a relay that another has taken over. */
  tries: number;
  /** Whose credit it holds. */
  templateId: string | null;
  reason: PushReason | null;
  errcode: number | null;
  msgId: string | null;
};
