/** Why a push was not sent. */
export const pushReasons = [
  'out_of_reach',
  'no_template',
  'switched_off',
  'not_in_wechat',
  'no_credit',
  'too_late',
  'refused',
  'not_sent',
  'unknown',
  'failed',
] as const;
export type PushReason = (typeof pushReasons)[number];

/**
 * `waiting`: to be sent when due. `sending`: WeChat is being asked right now, so whoever finds it long after does not
 * know whether it was sent. `skipped`: there was no way or no sense. `dead`: it failed and a manager may try again.
 */
export const pushStates = ['waiting', 'sending', 'sent', 'skipped', 'dead'] as const;
export type PushState = (typeof pushStates)[number];
