import { isStaff } from '#shared/accounts/roles';
import { priorityOf } from '#shared/promises/priorities';
import type { ServicePromise } from '#shared/promises/service-levels';
import type { ServiceTerms } from '#shared/promises/service-terms';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { isIn, type TicketStatus } from '#shared/tickets/ticket-status';

import { momentOf } from '../happened-at';
import type { Step } from '../step';
import type { Ticket, TimelineEntry } from '../ticket';

import {
  eachClock,
  ended,
  isRunning,
  met,
  paused,
  recountedClocks,
  resumed,
  startTicketClock,
  timed,
  type TicketClock,
  type TicketClocks,
} from './ticket-clocks';

type Reported = Pick<Ticket, 'scope' | 'severity' | 'visit'>;
type Moment = { now: Date; terms: ServiceTerms };
type Doing = { entry: TimelineEntry; step: Step };

/** The clocks of a report: all begin at once. */
export function firstClocks(report: Reported, { now, terms }: Moment): TicketClocks {
  const times = terms.level[priorityOf(report)];
  const begin = (promise: ServicePromise) => startTicketClock(times[promise], now, terms);
  return {
    firstResponse: begin('firstResponse'),
    arrival: report.visit === null ? null : begin('arrival'),
    solution: begin('solution'),
  };
}

/** What a step does to the clocks of a ticket; `ticket` stands as before it, with what the step itself changes. */
export function clocksAfter(ticket: Ticket, step: Step, entry: TimelineEntry): TicketClocks {
  const { terms } = step;
  const clocks = afterWork(ticket.clocks ?? endedClocks(ticket, step), step, entry);
  const turned = afterTurn(clocks, step, entry);
  const timed = eachClock(turned, (clock, promise) =>
    clock === clocks[promise] && clock.due !== null ? clock : timedBy(clock, terms),
  );
  const settled = afterEnd(timed, ticket, { entry, step });
  return beginsRound(entry) ? { ...settled, solution: nextRound(ticket, settled, step) } : settled;
}

/** What was met or ended keeps its times. */
function timedBy(clock: TicketClock, { calendar }: ServiceTerms): TicketClock {
  return isRunning(clock) ? timed(clock, calendar) : clock;
}

/**
 * The customer's turn begins when the question reaches them. It ends when somebody of the staff went on, also when that is told
 * later; what customers say ends it when it arrives, so that no answer makes a ticket late at once.
 */
function afterTurn(clocks: TicketClocks, { actor, now }: Step, entry: TimelineEntry): TicketClocks {
  const { from, to } = entry;
  const [was, is] = [from, to].map((status) => status === 'awaiting_customer');
  if (was === is) {
    return clocks;
  }
  const end = actor !== null && isStaff(actor.role) ? momentOf(entry) : now;
  return eachClock(clocks, (clock) => (is ? paused(clock, now) : resumed(clock, end)));
}

/** What is kept is kept when it happened, also when that was without a network. */
function afterWork(clocks: TicketClocks, step: Step, entry: TimelineEntry): TicketClocks {
  const at = momentOf(entry);
  const { firstResponse, arrival, solution } = clocks;
  return {
    firstResponse: isPublicWord(step, entry) ? met(firstResponse, at) : firstResponse,
    arrival: arrival && entry.kind === 'arrive' ? met(arrival, at) : arrival,
    solution: entry.kind === 'resolve' ? met(solution, at) : solution,
  };
}

/** Whatever solves or ends a ticket ends what was not met; a solution that is taken back goes on as if it had not been given. */
function afterEnd(clocks: TicketClocks, ticket: Ticket, { entry, step }: Doing): TicketClocks {
  const { from, to } = entry;
  if (isDone(to) && from !== to) {
    return eachClock(clocks, (clock) => ended(clock, step.now));
  }
  const isTakenBack = from === 'resolved' && isIn('working', to) && !beginsRound(entry);
  return isTakenBack ? takenBack(clocks, ticket, step) : clocks;
}

/** As things are by now: terms and priority may be others than when it was given. An arrival that an earlier round ended stays so. */
function takenBack(clocks: TicketClocks, ticket: Ticket, { now, terms }: Step): TicketClocks {
  const { arrival, solution } = clocks;
  const isOfRound = solution.round === 1 || +(arrival?.endedAt ?? 0) > +solution.start;
  const open = {
    ...clocks,
    arrival: arrival && isOfRound ? { ...arrival, endedAt: null } : arrival,
    solution: { ...solution, metAt: null },
  };
  const times = terms.level[priorityOf(ticket)];
  return recountedClocks({ clocks: open }, times, { ...terms, now }) ?? open;
}

function isDone(status: TicketStatus): boolean {
  return status === 'resolved' || isIn('over', status);
}

const publicWords: readonly TimelineEntry['kind'][] = [
  'contact',
  'message',
  'note',
  'ask',
  'resolve',
];

/** Said by somebody of the staff, for the customer to read: taking a ticket is no answer, and the product is nobody. */
function isPublicWord({ actor, relations }: Step, { kind, visibility }: TimelineEntry): boolean {
  return (
    actor !== null &&
    isStaff(actor.role) &&
    !relations.has('reporter') &&
    visibility === 'customer' &&
    publicWords.includes(kind)
  );
}

/** The customer took a solution for none, or what was over goes on. */
const beginnings: readonly TimelineEntry['kind'][] = ['reject', 'reopen'] satisfies TicketAction[];

function beginsRound({ kind }: TimelineEntry): boolean {
  return beginnings.includes(kind);
}

function nextRound(
  ticket: Ticket,
  { solution }: TicketClocks,
  { now, terms }: Moment,
): TicketClock {
  const round = Math.max(solution.round, ticket.resolutions.length) + 1;
  const { solution: time } = terms.level[priorityOf(ticket)];
  return startTicketClock(time, now, { calendar: terms.calendar, round });
}

/** Of a ticket that was over before there were clocks: nothing of it was measured. */
function endedClocks(ticket: Ticket, { terms }: Step): TicketClocks {
  const { closedAt, createdAt } = ticket;
  const clocks = firstClocks(ticket, { now: createdAt, terms });
  return eachClock(clocks, (clock) => ended(clock, closedAt ?? createdAt));
}
