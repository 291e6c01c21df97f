import type { TaskReply } from '#shared/tasks/task-fields';
import type { ActionBody } from '#shared/tickets/ticket-api';
import { clockTime } from '#shared/time/say-time';

import { dayAhead } from '../days-ahead';

export type TaskDraft = {
  what: string;
  /** Null: the customer’s side. */
  ownerId: string | null;
  party: string;
  /** Days from today. */
  day: number;
  /** 18:00 */
  time: string;
  isShown: boolean;
};

const dayLength = 24 * 60 * 60_000;

/** What stands in the form before anybody writes: one’s own task until tomorrow, or the task that is changed. */
export function draftOfTask(task: TaskReply | undefined, me: string, now: number): TaskDraft {
  if (!task) {
    return { what: '', ownerId: me, party: '', day: 1, time: '18:00', isShown: false };
  }
  const { dueAt, isShown, owner, party, what } = task;
  const ahead = (Date.parse(dueAt) - dayAhead(0, now).getTime()) / dayLength;
  return {
    ...{ what, party, isShown, time: clockTime(dueAt) },
    ownerId: party === '' ? (owner?.id ?? me) : null,
    day: Math.max(0, Math.floor(ahead)),
  };
}

/** As it is sent. */
export function bodyOfTask(
  { what, ownerId, party, isShown }: TaskDraft,
  { id, dueAt }: { id: string | undefined; dueAt: string },
): Pick<ActionBody, 'task'> {
  const doer = ownerId === null ? { party } : { ownerId };
  return { task: { ...(id !== undefined && { id }), what, ...doer, dueAt, isShown } };
}
