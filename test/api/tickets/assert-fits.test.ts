import { assertFits } from '#api/tickets/assert-fits';
import { ticketActionNames, type TicketAction } from '#shared/tickets/ticket-actions';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { aResolution, ten } from '../../support/tickets';

/** A ticket of so many entries, of which it holds so many itself. */
const long = (seq: number, entriesHeld = Math.min(seq, 100), rounds = 1) => ({
  ...{ seq, entriesHeld },
  resolutions: Array.from({ length: rounds }, () => ({ ...aResolution, at: ten })),
});

function isTaken(ticket: ReturnType<typeof long>, action: TicketAction): boolean {
  try {
    assertFits(ticket, action);
    return true;
  } catch (error: unknown) {
    expect(error).toMatchObject({ code: 'ticket.too_long' });
    return false;
  }
}

const taken = (ticket: ReturnType<typeof long>) =>
  ticketActionNames.filter((action) => isTaken(ticket, action));
const talk = [
  ...['message', 'contact', 'note', 'ask', 'escalate', 'urge', 'follow', 'unfollow'],
  ...['add_task', 'change_task', 'propose_criteria', 'agree_criteria', 'question_criteria'],
];
const endings = [
  'resolve',
  'confirm',
  'cancel',
  'close',
  'merge',
  'absorb',
  'again',
  'settle_follow_up',
  'finish_task',
  'drop_task',
];

it('takes everything on a ticket of usual length', () => {
  expect(taken(long(120, 120))).toEqual([...ticketActionNames]);
});

it('takes no more words after so many entries, but every step that leads to an end', () => {
  expect(taken(long(ticketLimits.entries - 1))).toEqual([...ticketActionNames]);
  expect(taken(long(ticketLimits.entries))).toEqual(
    ticketActionNames.filter((action) => !talk.includes(action)),
  );
});

it('takes no more words while its older entries do not move away', () => {
  expect(taken(long(250, 250))).toEqual(
    ticketActionNames.filter((action) => !talk.includes(action)),
  );
});

it('can be ended when it takes nothing else', () => {
  expect(taken(long(320, 320))).toEqual(
    ticketActionNames.filter((action) => endings.includes(action)),
  );
});

it('is moved about no more after so many entries, and can still be ended', () => {
  expect(taken(long(ticketLimits.moves - 1)).length).toBeGreaterThan(endings.length);
  expect(taken(long(ticketLimits.moves))).toEqual(
    ticketActionNames.filter((action) => endings.includes(action)),
  );
});

it('is neither rejected nor reopened after so many rounds', () => {
  expect(taken(long(110, 110, ticketLimits.rounds - 1))).toEqual([...ticketActionNames]);
  expect(taken(long(110, 110, ticketLimits.rounds))).toEqual(
    ticketActionNames.filter((action) => action !== 'reject' && action !== 'reopen'),
  );
});
