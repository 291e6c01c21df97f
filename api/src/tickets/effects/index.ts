import type { TicketAction } from '#shared/tickets/ticket-actions';

import type { Effect } from '../step';
import {
  agreeCriteria,
  confirm,
  proposeCriteria,
  questionCriteria,
  reject,
} from '../tasks/criteria-effects';
import { escalate } from '../tasks/escalate';
import { addTask, changeTask, dropTask, finishTask } from '../tasks/task-effects';

import { close } from './close';
import { correct } from './correct';
import { follow, unfollow } from './follow';
import { giveFollowUp, postponeFollowUp, settleFollowUp, takeFollowUp } from './follow-ups';
import { absorb, again, merge } from './link';
import { message } from './message';
import { note } from './note';
import { rate } from './rate';
import { reschedule } from './reschedule';
import { resolve } from './resolve';
import { arrive, askOtherTime, depart, pickVisit, proposeVisit } from './visits';
import { withdraw } from './withdraw';

/** Actions that do more than their row in the table says; all others move, promise and tell, and that is all. */
export const effects: Partial<Record<TicketAction, Effect>> = {
  propose_visit: proposeVisit,
  pick_visit: pickVisit,
  ask_other_time: askOtherTime,
  depart,
  arrive,
  close,
  contact: (_ticket, { body: { channel = null } }) => ({ entry: { channel } }),
  correct,
  reschedule,
  note,
  merge,
  absorb,
  again,
  follow,
  unfollow,
  resolve,
  withdraw,
  message,
  rate,
  take_follow_up: takeFollowUp,
  give_follow_up: giveFollowUp,
  postpone_follow_up: postponeFollowUp,
  settle_follow_up: settleFollowUp,
  add_task: addTask,
  change_task: changeTask,
  finish_task: finishTask,
  drop_task: dropTask,
  propose_criteria: proposeCriteria,
  agree_criteria: agreeCriteria,
  question_criteria: questionCriteria,
  confirm,
  reject,
  escalate,
  // who heard, for the customer to read
  urge: ({ assigneeId }, { now }) => ({ fields: { urgedAt: now }, entry: { assigneeId } }),
};
