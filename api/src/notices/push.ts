import type { PushReason, PushState } from '#shared/notices/push-reasons';

import type { Notice } from './notice';

/** One notice on its way to one person's WeChat. */
export type Push = Notice & {
  id: string;
  state: PushState;
  /** Not before; of one that is being worked on: when its lease ends. */
  dueAt: Date;
  /** How often it was taken up; tells a sender that another has taken over. */
  tries: number;
  /** How often WeChat did not take it since it was new or a manager tried again. */
  failures: number;
  /** When a manager tried again: its deadline counts from here. */
  retriedAt: Date | null;
  /** When it became a dead letter. */
  failedAt: Date | null;
  /** Whose credit it holds. */
  templateId: string | null;
  reason: PushReason | null;
  errcode: number | null;
  msgId: string | null;
};

/** As it is written down: certain never to be sent, or to be looked at then. */
export type NewPush = Notice &
  Pick<Push, 'dueAt' | 'reason'> & { state: Extract<PushState, 'skipped' | 'waiting'> };
