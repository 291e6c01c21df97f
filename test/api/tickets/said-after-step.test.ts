import { decideStep } from '#api/tickets/decide-step';
import type { OutboxEntry, Ticket } from '#api/tickets/ticket';
import { withChange } from '#api/tickets/ticket-change';
import { actionWords } from '#miniapp/tickets/words/actions';
import { noticeKinds } from '#shared/notices/notice-kinds';
import {
  ticketActionNames,
  ticketActions,
  type TicketAction,
} from '#shared/tickets/ticket-actions';
import type { ActionBody } from '#shared/tickets/ticket-api';
import { isIn } from '#shared/tickets/ticket-status';

import { aStep, aTicket, cast, lived, ten, type CastName } from '../../support/tickets';

/**
 * What a customer reads in the form of a step, once it is through or on the timeline, and what it promises: somebody of the staff
 * hears of that very step, and the ticket stands in a queue or a call is owed. The sentences at the top of the page have a table of their own
 * (promise-sentences.test.ts).
 */
type Row = { ticket: Ticket; by: CastName; body?: ActionBody };

const fresh = aTicket();
const accepted = lived(fresh, ['accept', 'engineer']);
const begun = lived(accepted, ['start', 'engineer']);
const asked = lived(begun, ['ask', 'engineer']);
const resolved = lived(begun, ['resolve', 'engineer']);
const proposed = lived(begun, ['propose_visit', 'engineer']);
const withCriteria = lived(begun, ['propose_criteria', 'engineer']);
const task = { what: '把补丁发给客户', dueAt: '2026-11-25T10:00:00.000Z', isShown: true };
const ours: ActionBody = { task: { ...task, ownerId: cast.engineer2.id } };
const theirs: ActionBody = { task: { ...task, party: '信息科' } };
const changed = ({ task: said }: ActionBody): ActionBody => ({ task: { ...said, id: '1' } });
const withTask = (body: ActionBody) => lived(begun, ['add_task', 'engineer', ten, body]);

const by = 'customer';
const promising: Record<string, Row[]> = {
  'answer.done': [{ ticket: asked, by }],
  'reject.form.submit': [{ ticket: resolved, by }],
  'reject.done': [{ ticket: resolved, by }],
  'rate.doneAndCalled': [{ ticket: resolved, by, body: { fixed: 'no', stars: 1 } }],
  'urge.doneTo': [{ ticket: accepted, by }],
  'urge.doneToDesk': [{ ticket: fresh, by }],
  'message.form.hint': [
    ...[fresh, accepted, lived(fresh, ['assign', 'dispatcher']), asked, resolved],
    ...[lived(accepted, ['hand_over', 'engineer']), lived(resolved, ['confirm', 'customer'])],
  ].flatMap((ticket) => [
    { ticket, by },
    { ticket, by: 'colleague' as const },
  ]),
  'ask_other_time.form.submit': [{ ticket: proposed, by }],
  'ask_other_time.done': [{ ticket: proposed, by }],
  'question_criteria.form.submit': [{ ticket: withCriteria, by }],
  'question_criteria.done': [{ ticket: withCriteria, by }],
  'hand_over.deedForYou': [{ ticket: accepted, by: 'engineer' }],
  'add_task.deedForYou': [{ ticket: begun, by: 'engineer', body: ours }],
  'change_task.deedForYou': [{ ticket: withTask(ours), by: 'dispatcher', body: changed(ours) }],
  'add_task.deedOfYou': [{ ticket: begun, by: 'dispatcher', body: theirs }],
  'change_task.deedOfYou': [{ ticket: withTask(theirs), by: 'dispatcher', body: changed(theirs) }],
};

/** What only the product has to keep: the next test. */
const byTheProduct = ['follow.done'];

const isPromise = (sentence: string) => /会|将|前|告诉|收到|通知|安排|回电前/.test(sentence);

/** All sentences below a word of the catalogue, by their names. */
function sentencesIn(words: unknown, name: string): [name: string, sentence: string][] {
  if (typeof words === 'string') {
    return [[name, words]];
  }
  if (typeof words === 'function') {
    return [[name, (words as (...said: string[]) => string)('甲', '乙', '丙')]];
  }
  return Object.entries(words ?? {}).flatMap(([key, value]) =>
    sentencesIn(value, `${name}.${key}`),
  );
}

/** Customers read the forms of their own steps, and of those of others what is written for them. */
function isRead(action: TicketAction, name: string): boolean {
  const isTheirs = ticketActions[action].by.some(
    (relation) => relation === 'reporter' || relation === 'follower',
  );
  return /(?:For|Of|To)You$/.test(name) || (isTheirs && !name.includes('.deeds.'));
}

it('no promise that a step brings is missing', () => {
  const found = ticketActionNames.flatMap((action) =>
    sentencesIn(actionWords[action], action).filter(
      ([name, sentence]) => isRead(action, name) && isPromise(sentence),
    ),
  );
  const names = found.map(([name]) => name);
  expect(names.toSorted()).toEqual([...Object.keys(promising), ...byTheProduct].toSorted());
});

/** Whether anybody of the staff but who did it hears of it. */
function isHeard({ actorId, assigneeId, kind, offeredIds, task: owners }: OutboxEntry): boolean {
  const { to } = noticeKinds[kind];
  const hearing: Record<string, boolean> = {
    desk: true,
    assignee: assigneeId !== null && assigneeId !== actorId,
    offered: (offeredIds ?? []).length > 0,
    'task owner': (owners?.ownerId ?? assigneeId) !== null,
  };
  return to.some((group) => hearing[group]);
}

it.each(Object.entries(promising))('%s is heard by somebody of the staff', (name, rows) => {
  const [action = ''] = name.split('.');
  for (const { ticket, by: who, body } of rows) {
    const known = ticketActionNames.find((one) => one === action) ?? 'note';
    const step = aStep(ticket, known, { by: cast[who], ...(body && { body }) });
    const change = decideStep(ticket, step);
    expect([ticket.status, who, change.outbox.some(isHeard)]).toEqual([ticket.status, who, true]);
    const after = withChange(ticket, change);
    expect(after.queue === null).toBe(isIn('over', after.status));
  }
});

it('whoever follows hears of what comes next', () => {
  const followed = lived(begun, ['follow', 'colleague']);
  const step = aStep(followed, 'resolve', { by: cast.engineer });
  const [own] = decideStep(followed, step).outbox;
  expect(noticeKinds.resolve.to).toContain('followers');
  expect(own?.followerIds).toContain(cast.colleague.id);
});
