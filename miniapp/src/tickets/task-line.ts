import type { Side } from '#shared/accounts/roles';
import { isLate } from '#shared/promises/is-late';
import type { TaskReply } from '#shared/tasks/task-fields';
import { sayExactTime, sayMoment } from '#shared/time/say-time';

import { taskWords } from './words/tasks';

/** Who does it: one of us by name for staff, the customer’s side in their words. */
export function sayDoer({ owner, party }: Pick<TaskReply, 'owner' | 'party'>, side: Side): string {
  const words = taskWords.list;
  if (party !== '') {
    return side === 'customer' ? words.yourSide(party) : words.customer(party);
  }
  return side === 'customer' ? words.us : (owner?.name ?? words.formerColleague);
}

/** Who does a task and by when, or what became of it. For staff the time that is left stands beside it. */
export function taskFacts(task: TaskReply, side: Side, now: number): string[] {
  const isTimeBeside = side === 'staff' && task.state === 'open';
  return [
    sayDoer(task, side),
    ...(isTimeBeside ? [] : [sayWhen(task, side, now)]),
    ...(side === 'staff' && task.isShown ? [taskWords.list.shown] : []),
  ];
}

function sayWhen(task: TaskReply, side: Side, now: number): string {
  const { dueAt, endedAt, party, state } = task;
  const words = taskWords.list;
  if (endedAt !== null) {
    const ended = sayExactTime(endedAt, now);
    return state === 'done' ? words.done(ended) : words.dropped(ended);
  }
  const due = sayMoment(dueAt, now);
  if (side === 'staff' || !isLate(dueAt, now)) {
    return words.before(due);
  }
  return party === '' ? words.sorryForYou(due) : words.lateForYou(due);
}
