import type { Side } from '#shared/accounts/roles';
import {
  mergedWords,
  ticketOutcomeWords,
  ticketStatusWords,
} from '#shared/tickets/ticket-life-words';
import type { TicketOutcome } from '#shared/tickets/ticket-outcomes';
import type { PromiseReply } from '#shared/tickets/ticket-replies';
import type { TicketStatus } from '#shared/tickets/ticket-status';
import { clockTime, sayMoment } from '#shared/time/say-time';

import { due, promised, shortPromise, type Urgency } from './promise-words';
import { sayVisitStep, type Visiting } from './visit-step';
import { progressWords } from './words/progress';

type Card = {
  status: TicketStatus;
  /** Why the desk ended it; left out, it did not. */
  outcome?: TicketOutcome | null;
  /** Which ticket goes on for it; left out, none. */
  mergedInto?: { number: string } | null;
  promise: PromiseReply | null;
  assignee: { name: string } | null;
  /** `to` is for staff. */
  offer?: { to: { name: string } | null; until: string } | null;
  /** Nobody is there before. */
  attendedFrom?: string | null;
};
type Ticket = Card &
  Visiting & {
    rating: { fixed: string } | null;
    /** A call that is owed; left out, a bad rating is still to be called about. */
    followUp?: { dueAt: string } | null;
  };

type StatusWords = {
  /** For the customer: what happens next and when. */
  nextStep: (ticket: Ticket, now: number) => string;
  /** For colleagues: whose turn it is and until when. */
  staffStep: (ticket: Ticket, now: number) => string;
  /** On a customer's card, beside the state: what comes when, or who waits for whom. */
  waiting: (card: Card, now: number) => { words: string; urgency: Urgency };
};

const over = () => ({ words: '', urgency: 'ink' }) as const;

/** What each side is told of a ticket in this status, in one sentence. */
const statusWords: Record<TicketStatus, StatusWords> = {
  submitted: {
    nextStep: (ticket, now) => {
      const words = progressWords.nextStep;
      if (ticket.attendedFrom) {
        return words.unattended(sayMoment(ticket.attendedFrom, now));
      }
      const promise = promised(ticket, now, 'anybodyAccept');
      return ticket.offer ? words.offered(promise) : words.received(promise);
    },
    staffStep: (ticket, now) =>
      ticket.offer
        ? progressWords.staffStep.offered(nameOfOffered(ticket), clockTime(ticket.offer.until))
        : progressWords.staffStep.nobodys(due(ticket, now, 'accept')),
    waiting: (card, now) =>
      card.attendedFrom
        ? {
            words: progressWords.waiting.unattended(sayMoment(card.attendedFrom, now)),
            urgency: 'ink',
          }
        : shortPromise(card, now),
  },
  accepted: {
    nextStep: (ticket, now) =>
      visitFor(ticket, 'customer', now) ??
      progressWords.nextStep.accepted(engineerOf(ticket), promised(ticket, now, 'solution')),
    staffStep: (ticket, now) =>
      visitFor(ticket, 'staff', now) ??
      progressWords.staffStep.accepted(nameOf(ticket), due(ticket, now, 'solution')),
    waiting: shortPromise,
  },
  in_progress: {
    nextStep: (ticket, now) =>
      visitFor(ticket, 'customer', now) ??
      progressWords.nextStep.underway(engineerOf(ticket), promised(ticket, now, 'solution')),
    staffStep: (ticket, now) =>
      visitFor(ticket, 'staff', now) ??
      progressWords.staffStep.underway(nameOf(ticket), due(ticket, now, 'solution')),
    waiting: shortPromise,
  },
  awaiting_customer: {
    nextStep: (ticket) => progressWords.nextStep.awaitingYou(engineerOf(ticket)),
    staffStep: () => progressWords.staffStep.awaitingCustomer,
    waiting: ({ assignee }) => ({
      words: progressWords.waiting.forYou(assignee?.name ?? progressWords.waiting.anEngineer),
      urgency: 'wait',
    }),
  },
  resolved: {
    nextStep: (ticket, now) =>
      ticket.promise
        ? progressWords.nextStep.solvedUntil(
            engineerOf(ticket),
            sayMoment(ticket.promise.dueAt, now),
          )
        : progressWords.nextStep.solved(engineerOf(ticket)),
    staffStep: ({ promise }, now) =>
      promise
        ? progressWords.staffStep.solvedUntil(sayMoment(promise.dueAt, now))
        : progressWords.staffStep.solved,
    waiting: () => ({ words: progressWords.waiting.solved, urgency: 'wait' }),
  },
  closed: {
    nextStep: sayEnd,
    staffStep: ({ outcome = null, rating }) =>
      outcome !== null
        ? progressWords.staffStep.ended[outcome]
        : rating
          ? progressWords.staffStep.rated
          : progressWords.staffStep.notRated,
    waiting: over,
  },
  cancelled: {
    nextStep: ({ mergedInto }) =>
      mergedInto
        ? progressWords.nextStep.merged(mergedInto.number)
        : progressWords.nextStep.cancelled,
    staffStep: ({ mergedInto }) =>
      mergedInto
        ? progressWords.staffStep.merged(mergedInto.number)
        : progressWords.staffStep.cancelled,
    waiting: over,
  },
};

type Stands = Pick<Card, 'mergedInto' | 'outcome' | 'status'>;

/** Where it stands, in a word or two. */
export function sayStatus({ mergedInto, outcome = null, status }: Stands, side: Side): string {
  if (mergedInto) {
    return mergedWords[side];
  }
  return (outcome === null ? ticketStatusWords[status] : ticketOutcomeWords[outcome])[side];
}

/** What happens next and when, in one sentence for the customer. */
export function sayNextStep(ticket: Ticket, now: number): string {
  return statusWords[ticket.status].nextStep(ticket, now);
}

/** What a colleague has to know first: whose turn it is and until when. */
export function sayStaffStep(ticket: Ticket, now: number): string {
  return statusWords[ticket.status].staffStep(ticket, now);
}

/** Beside the state on a card. */
export function sayWaiting(card: Card, now: number): { words: string; urgency: Urgency } {
  return statusWords[card.status].waiting(card, now);
}

function nameOf({ assignee }: Card): string {
  return assignee?.name ?? '';
}

function nameOfOffered({ offer }: Card): string {
  return offer?.to?.name ?? '';
}

function engineerOf(card: Card): string {
  return progressWords.engineer(nameOf(card));
}

function sayEnd(ticket: Ticket): string {
  const { outcome = null } = ticket;
  return outcome === null ? sayRated(ticket) : progressWords.nextStep.ended[outcome];
}

/** A visit that comes next comes before the time of a solution. */
function visitFor(ticket: Ticket, side: Side, now: number): string | null {
  const name = side === 'customer' ? engineerOf(ticket) : nameOf(ticket);
  return sayVisitStep(ticket, { name, side }, now);
}

/** Closed is not solved when the customer said otherwise, and a call is spoken of only while it is owed. */
function sayRated({ rating, followUp }: Ticket): string {
  const words = progressWords.nextStep;
  switch (rating?.fixed) {
    case undefined:
      return words.rateIt;
    case 'no':
      return followUp === null ? words.notSolved : words.notSolvedCall;
    case 'partly':
      return words.partlySolved;
    default:
      return words.rated;
  }
}
