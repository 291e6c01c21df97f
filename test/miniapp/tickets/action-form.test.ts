import { doneWords, formOf } from '#miniapp/tickets/action-form';
import { missingInput } from '#shared/tickets/action-input';
import { ticketActionNames } from '#shared/tickets/ticket-actions';

it.each(ticketActionNames)('%s opens a form exactly when something must be written', (action) => {
  expect(formOf(action) !== null).toBe(missingInput(action, {}) !== null);
});

it.each(ticketActionNames)('%s is confirmed in words', (action) => {
  expect(doneWords[action]).not.toBe('');
});
