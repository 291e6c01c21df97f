import { phoneActions, sayDone } from '#miniapp/tickets/actions/phone-actions';
import { missingInput } from '#shared/tickets/action-input';
import { ticketActionNames } from '#shared/tickets/ticket-actions';

// Sunday 22 November 2026, 12:00 in Shanghai
const now = Date.parse('2026-11-22T04:00:00Z');
const quiet = { assignee: null, offer: null, followUp: null };
const owed = {
  assignee: null,
  offer: null,
  followUp: { dueAt: '2026-11-23T10:00:00.000Z', triedAt: null },
};

it.each(ticketActionNames)('%s opens a form exactly when something must be written', (action) => {
  // setting out asks once, with the expected arrival
  const asks = missingInput(action, {}) !== null || action === 'depart';
  const { form, hasForm } = phoneActions[action];
  // some ask only on tickets that have something to ask about
  expect(form !== undefined && (hasForm?.({}) ?? true)).toBe(asks);
});

it.each(ticketActionNames)('%s is confirmed in words', (action) => {
  expect(sayDone(action, quiet, now)).not.toBe('');
});

it('thanks for a rating, and says when the call comes after a bad one', () => {
  expect(sayDone('rate', quiet, now)).toBe('谢谢您的评价');
  expect(sayDone('rate', owed, now)).toBe('谢谢，我们会在明天 18:00 前给您回电');
  expect(sayDone('message', owed, now)).toBe('已发送');
});

it.each([
  ['accept', {}, 'submitted', 'accept'],
  ['answer', {}, 'awaiting_customer', 'answer'],
  ['confirm', {}, 'resolved', 'confirm'],
  ['urge', {}, 'in_progress', 'urge'],
  ['rate', { fixed: 'yes' }, 'resolved', 'confirm'],
  ['rate', { fixed: 'yes' }, 'closed', null],
  ['rate', { fixed: 'no' }, 'resolved', null],
  ['resolve', {}, 'in_progress', undefined],
] as const)('%s with %j on a %s ticket asks for news as %s', (action, body, status, expected) => {
  const { scene } = phoneActions[action];
  expect(typeof scene === 'function' ? scene(body, status) : scene).toBe(expected);
});

it('confirms with one tap, unless criteria have to be ticked', () => {
  const items = [{ id: '1', text: '能打印', isMet: null }];
  const { hasForm } = phoneActions.confirm;
  expect(hasForm?.({ criteria: { state: 'agreed', items } })).toBe(true);
  expect(hasForm?.({ criteria: { state: 'proposed', items } })).toBe(true);
  expect(hasForm?.({ criteria: { state: 'questioned', items } })).toBe(false);
});
