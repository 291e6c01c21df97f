import { existsSync } from 'node:fs';
import path from 'node:path';

import { noticeKindNames, noticeKinds } from '#shared/notices/notice-kinds';
import { sourceKey, sourceOf } from '#shared/notices/notice-source';
import { entryFact, seqOfFact } from '#shared/tickets/entry-fact';
import { ticketNoticeNames } from '#shared/tickets/notices/ticket-notices';
import { ticketActionNames } from '#shared/tickets/ticket-actions';

// written down by hand: who is to hear of what
const expected: Record<string, string> = {
  submit: 'desk',
  pooled: 'offered',
  urge_unheld: 'desk',
  message_unheld: 'offered, desk',
  accept: 'reporter, followers',
  assign: 'offered',
  hand_over: 'offered',
  taken_over: 'former assignee',
  decline: '',
  lapse: '',
  offer_ended: 'desk, assignee',
  unplaced: 'desk',
  unheard: 'desk',
  start: 'reporter',
  depart: 'reporter',
  arrive: 'reporter',
  note: 'reporter, followers, assignee',
  contact: 'reporter, followers, assignee',
  resume: 'reporter, followers, assignee',
  withdraw: 'reporter, followers',
  close: 'reporter, followers, assignee',
  ask: 'reporter',
  answer: 'assignee',
  escalate: 'desk, offered',
  add_task: 'reporter, task owner',
  change_task: 'reporter, task owner, former task owner',
  finish_task: 'reporter, task owner, assignee',
  drop_task: 'reporter, task owner',
  task_soon: 'task owner',
  task_late: 'task owner, desk',
  own_task_soon: 'reporter',
  own_task_late: 'reporter',
  propose_criteria: 'reporter, followers',
  agree_criteria: 'assignee',
  question_criteria: 'assignee, desk',
  resolve: 'reporter, followers',
  confirm: 'reporter, followers, assignee',
  reject: 'assignee, desk',
  reopen: 'assignee, reporter, followers, desk',
  cancel: 'assignee, offered, reporter, followers',
  urge: 'assignee',
  message: 'reporter, followers, assignee',
  rate: 'assignee',
  merge: 'reporter, followers, assignee',
  absorb: 'assignee',
  again: 'desk',
  follow: '',
  unfollow: '',
  remind_check: 'reporter',
  remind_answer: 'reporter',
  silent: 'desk',
  propose_visit: 'reporter, assignee',
  pick_visit: 'assignee',
  ask_other_time: 'assignee',
  visit_evening: 'reporter, assignee',
  visit_hour: 'reporter, assignee',
  visit_unheld_evening: 'desk',
  visit_unheld_hour: 'desk',
  visit_late: 'assignee, desk',
  visit_lapsed: 'assignee',
  visit_off: 'assignee, former assignee, reporter',
  visit_taken: 'assignee',
  holidays_missing: 'desk',
  take_follow_up: 'former follow-up owner',
  give_follow_up: 'follow-up owner, former follow-up owner',
  postpone_follow_up: 'reporter, follow-up owner',
  settle_follow_up: 'former follow-up owner',
  follow_up_promised: 'desk',
  follow_up_planned: 'desk',
  follow_up_withdrawn: 'follow-up owner',
  follow_up_soon: 'follow-up owner',
  follow_up_late: 'follow-up owner, managers',
  follow_up_unreached: 'follow-up owner, managers',
  follow_up_tried: 'reporter',
  follow_up_by_phone: 'desk',
  follow_up_needless: 'follow-up owner',
  warning: 'assignee',
  unheld_warning: 'desk',
  breach: 'assignee, desk',
  kept: 'assignee, desk',
  filed: 'reporter',
  reschedule: 'reporter, followers, assignee',
  correct: 'reporter, followers, assignee, offered',
  promise_soon: 'assignee',
  unheld_promise_soon: 'desk',
  promise_late: 'assignee, desk',
};

it('has words for every action and for the report itself', () => {
  expect(ticketNoticeNames).toEqual(expect.arrayContaining(['submit', ...ticketActionNames]));
});

it.each(noticeKindNames)('%s reaches those who are to hear of it', (kind) => {
  expect(noticeKinds[kind].to.join(', ')).toBe(expected[kind]);
});

it.each(noticeKindNames)('%s opens a page of the mini-program', (kind) => {
  const { page } = noticeKinds[kind].opens;
  const pages = path.join(import.meta.dirname, '../../../miniapp/src');
  expect(existsSync(path.join(pages, `${page}.tsx`))).toBe(true);
});

it('says a source in one word, and reads it again', () => {
  const source = { kind: 'ticket', id: 'f'.repeat(24) };
  expect(sourceOf(sourceKey(source))).toEqual(source);
  expect(sourceOf('f'.repeat(24))).toBeNull();
});

it.each([
  [entryFact(12), 12],
  ['warning:solution:1', null],
  ['entry:x', null],
])('reads %s as the entry %s', (fact, seq) => {
  expect(seqOfFact(fact)).toBe(seq);
});
