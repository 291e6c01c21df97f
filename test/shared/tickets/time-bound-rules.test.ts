import { allowedActions, waitBefore, type TicketFacts } from '#shared/tickets/allowed-actions';
import type { TicketAction, TicketRelation } from '#shared/tickets/ticket-actions';

const now = Date.UTC(2026, 10, 21, 2);
const minute = 60_000;
const day = 24 * 60 * minute;

const plain: TicketFacts = {
  status: 'in_progress',
  assigneeId: 'a',
  closedAt: null,
  urgedAt: null,
  ratingChangeableUntil: null,
  outcome: null,
  visit: null,
  visitPickableUntil: null,
  openFollowUps: 0,
  unownedFollowUps: 0,
  openTasks: 0,
  criteria: null,
};
const reporter = new Set<TicketRelation>(['reporter']);
const desk = new Set<TicketRelation>(['dispatcher']);
const manager = new Set<TicketRelation>(['manager']);

const waits: [string, TicketAction, Partial<TicketFacts>, ReadonlySet<TicketRelation>, number][] = [
  ['a first urge', 'urge', {}, reporter, 0],
  ['an urge at once', 'urge', { urgedAt: now }, reporter, 30 * minute],
  ['an urge after 29 minutes', 'urge', { urgedAt: now - 29 * minute }, reporter, minute],
  ['an urge after 30 minutes', 'urge', { urgedAt: now - 30 * minute }, reporter, 0],
  ['reopening at once', 'reopen', { closedAt: now }, reporter, 0],
  ['reopening after exactly 14 days', 'reopen', { closedAt: now - 14 * day }, reporter, 0],
  ['reopening a moment later', 'reopen', { closedAt: now - 14 * day - 1 }, reporter, Infinity],
  ['a manager reopening a year later', 'reopen', { closedAt: now - 365 * day }, manager, 0],
  ['a first rating', 'rate', {}, reporter, 0],
  ['changing a rating in time', 'rate', { ratingChangeableUntil: now }, reporter, 0],
  ['changing it too late', 'rate', { ratingChangeableUntil: now - 1 }, reporter, Infinity],
  ['a rating of what the desk ended', 'rate', { outcome: 'unanswered' }, reporter, Infinity],
  [
    'a change of one that was given before it',
    'rate',
    { outcome: 'other', ratingChangeableUntil: now },
    reporter,
    0,
  ],
  ['withdrawing what nobody answered', 'withdraw', {}, new Set(['assignee']), 0],
  [
    'withdrawing what was rated',
    'withdraw',
    { ratingChangeableUntil: now },
    new Set(['assignee']),
    Infinity,
  ],
  ['picking what was never proposed', 'pick_visit', {}, reporter, Infinity],
  [
    'picking before the last window begins',
    'pick_visit',
    { visit: 'proposed', visitPickableUntil: now + 1 },
    reporter,
    0,
  ],
  [
    'picking when it begins',
    'pick_visit',
    { visit: 'proposed', visitPickableUntil: now },
    reporter,
    Infinity,
  ],
  [
    'picking twice',
    'pick_visit',
    { visit: 'agreed', visitPickableUntil: now + 1 },
    reporter,
    Infinity,
  ],
  ['another time than the agreed one', 'ask_other_time', { visit: 'agreed' }, reporter, 0],
  ['another time once on the road', 'ask_other_time', { visit: 'underway' }, reporter, Infinity],
  ['taking a call', 'take_follow_up', { openFollowUps: 1, unownedFollowUps: 1 }, desk, 0],
  ['taking one that a colleague took', 'take_follow_up', { openFollowUps: 1 }, desk, Infinity],
  ['giving one on', 'give_follow_up', { openFollowUps: 1 }, desk, 0],
  ['putting one off', 'postpone_follow_up', { openFollowUps: 1 }, desk, 0],
  ['settling one', 'settle_follow_up', { openFollowUps: 1 }, desk, 0],
  ['settling none', 'settle_follow_up', {}, desk, Infinity],
  ['a message', 'message', { urgedAt: now, closedAt: 0 }, reporter, 0],
];

it.each(waits)('%s', (_case, action, facts, relations, wait) => {
  expect(waitBefore({ ...plain, ...facts }, action, { relations, now })).toBe(wait);
});

it('takes the button away while it is closed', () => {
  const closed: TicketFacts = { ...plain, status: 'closed', closedAt: now - 15 * day };
  expect(allowedActions(closed, reporter, now)).toEqual(['message', 'rate']);
  expect(allowedActions(closed, manager, now)).toEqual(['note', 'reopen', 'message']);
  expect(allowedActions({ ...plain, urgedAt: now }, reporter, now)).toEqual(['message']);
});
