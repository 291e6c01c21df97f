import type { Side } from '#shared/accounts/roles';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';
import { clockTime, sayDate } from '#shared/time/say-time';
import { timeWords } from '#shared/time/time-words';

import { sayDoer } from '../task-line';
import { actionWords } from '../words/actions';

import type { PhoneAction } from './phone-action';

/** What becomes of tasks and criteria, as the phone shows it. */
export const taskActions = {
  add_task: {
    icon: 'plus',
    place: 'more',
    form: { kind: 'task', words: () => actionWords.add_task.form },
    deed: (entry, side) => sayTask('add_task', entry, side),
  },
  change_task: {
    icon: 'edit',
    place: 'block',
    form: { kind: 'task', words: () => actionWords.change_task.form },
    deed: (entry, side) => sayTask('change_task', entry, side),
  },
  finish_task: {
    icon: 'check',
    place: 'block',
    form: { kind: 'end task', words: () => actionWords.finish_task.form },
    deed: ({ task }) =>
      task ? actionWords.finish_task.deedOf(task.what) : actionWords.finish_task.deed,
  },
  drop_task: {
    icon: 'remove',
    place: 'block',
    isDanger: true,
    form: { kind: 'end task', words: () => actionWords.drop_task.form },
    deed: ({ task }) =>
      task ? actionWords.drop_task.deedOf(task.what) : actionWords.drop_task.deed,
  },
  propose_criteria: {
    icon: 'done',
    place: 'more',
    form: { kind: 'criteria', words: () => actionWords.propose_criteria.form },
  },
  agree_criteria: { icon: 'check', place: 'block', scene: 'answer' },
  question_criteria: {
    icon: 'edit',
    place: 'block',
    form: { kind: 'note', words: () => actionWords.question_criteria.form, hasNoPictures: true },
  },
} satisfies Partial<Record<TicketAction, PhoneAction>>;

/** The day by its date: a timeline is read on other days too. */
function sayTask(
  action: 'add_task' | 'change_task',
  { at, task }: TimelineEntryReply,
  side: Side,
): string {
  const words = actionWords[action];
  if (!task) {
    return words.deed;
  }
  const { dueAt, party, what } = task;
  const when = timeWords.at(sayDate(dueAt, Date.parse(at)), clockTime(dueAt));
  if (side === 'staff') {
    return words.deedOf(what, sayDoer(task, side), when);
  }
  return party === '' ? words.deedForYou(what, when) : words.deedOfYou(what, party, when);
}
