import { changeFollowUp, openFollowUps, withFollowUp, type FollowUp } from '#api/follow-ups/index';
import { endOfNextWorkingDay } from '#shared/promises/next-working-day';

import { callOwed } from '../follow-ups/calls-by-phone';
import { followUpFact } from '../follow-ups/follow-up-fact';
import { owedNotice } from '../owed-notice';
import type { Step } from '../step';
import { currentRound, type OutboxEntry, type Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';
import { ticketWords } from '../words';

import { lateTime, warnTime } from './timer-times';

type OwnStep = Pick<Step, 'now' | 'terms'>;

/** Whoever owes a call hears that it is near. */
export function tellOfNearCall(ticket: Ticket, { now }: OwnStep): TicketChange {
  const isDue = isReached(warnTime, now);
  return tellOf(ticket, now, { isDue, kind: 'follow_up_soon', change: { warnedAt: now } });
}

/** Whoever owes a call and the managers hear that it is late. */
export function tellOfLateCall(ticket: Ticket, { now }: OwnStep): TicketChange {
  const isDue = isReached(lateTime, now);
  // that it is near is no news any more
  const change = { lateAt: now, warnedAt: now };
  return tellOf(ticket, now, { isDue, kind: 'follow_up_late', change });
}

/** A call of our own, which is promised to nobody. */
export function planFollowUp(ticket: Ticket, { now, terms }: OwnStep): TicketChange {
  const followUps = withFollowUp(ticket.followUps, {
    ...{
      kind: 'planned',
      round: currentRound(ticket),
      reason: ticketWords.plannedCall,
      since: now,
    },
    dueAt: endOfNextWorkingDay(now, terms.calendar),
  });
  const planned = followUps.slice(-1);
  const outbox = planned.map((one) => owed(ticket, one, { now, kind: 'follow_up_planned' }));
  return { fields: { followUps }, entries: [], outbox };
}

/**
 * Of somebody who was counted as reached when it became their turn and is not, as in what an earlier version wrote: they are called, and
 * their silence means nothing.
 */
export function callInstead(ticket: Ticket, { now, terms }: OwnStep): TicketChange {
  const isCalled = openFollowUps(ticket).some(({ kind }) => kind === 'by_phone');
  const { followUps, owes } = isCalled
    ? { followUps: ticket.followUps, owes: [] }
    : callOwed(ticket, { now, terms });
  return {
    fields: { followUps, silence: null, ...(ticket.status === 'resolved' && { promise: null }) },
    entries: [],
    outbox: owes.map((fact) => owedNotice(ticket, { ...fact, at: now, actorId: null })),
  };
}

type TimeOf = (followUp: FollowUp) => Date | null;

function isReached(timeOf: TimeOf, now: Date) {
  return (followUp: FollowUp) => (timeOf(followUp) ?? Infinity) <= now;
}

type Telling = {
  isDue: (followUp: FollowUp) => boolean;
  kind: OutboxEntry['kind'];
  change: Partial<FollowUp>;
};

function tellOf(ticket: Ticket, now: Date, { isDue, kind, change }: Telling): TicketChange {
  const due = openFollowUps(ticket).filter(isDue);
  return {
    fields: {
      followUps: due.reduce((all, one) => changeFollowUp(all, one, change), ticket.followUps),
    },
    entries: [],
    outbox: due.map((one) => owed(ticket, one, { now, kind })),
  };
}

function owed(
  ticket: Ticket,
  { id, dueAt, ownerId, reason }: FollowUp,
  { now, kind }: { now: Date; kind: OutboxEntry['kind'] },
): OutboxEntry {
  return owedNotice(ticket, {
    ...{ fact: followUpFact(id, kind, dueAt), kind, at: now, actorId: null },
    ...{ visibility: 'internal', text: reason, followUp: { ownerId, formerOwnerId: null } },
  });
}
