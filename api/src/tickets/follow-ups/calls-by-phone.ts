import {
  changeFollowUp,
  openFollowUps,
  withFollowUp,
  type Followed,
  type FollowUp,
} from '#api/follow-ups/index';
import type { CallOutcome } from '#shared/follow-ups/call-outcomes';
import { endOfNextWorkingDay } from '#shared/promises/next-working-day';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody } from '#shared/tickets/ticket-api';
import type { TicketStatus } from '#shared/tickets/ticket-status';

import type { OwedBeside, Step } from '../step';
import { currentRound, type Ticket } from '../ticket';
import { ticketWords } from '../words';

import { followUpFact } from './follow-up-fact';

type Moment = Pick<Step, 'now' | 'terms'>;
type Called = Followed & Pick<Ticket, 'resolutions' | 'status'>;
type Calls = { fields: Partial<Pick<Ticket, 'followUps'>>; owes: OwedBeside[] };

/** It is the customer’s turn. */
function isTurn(status: TicketStatus): boolean {
  return status === 'resolved' || status === 'awaiting_customer';
}

/**
 * Somebody whom no reminder reaches is called instead: a call is owed as soon as it is their turn, and no more once it is over. Nothing
 * of theirs is settled by silence.
 */
export function callsByPhone(
  before: Pick<Ticket, 'status'>,
  after: Called,
  step: Moment & Pick<Step, 'isReporterReached'>,
): Calls {
  if (before.status === after.status) {
    return { fields: {}, owes: [] };
  }
  const ended = withdrawn(after, step);
  const begins = isTurn(after.status) && step.isReporterReached === false;
  const begun = begins ? callOwed({ ...after, followUps: ended.followUps }, step) : null;
  const followUps = begun?.followUps ?? ended.followUps;
  return {
    fields: followUps === after.followUps ? {} : { followUps: [...followUps] },
    owes: [...ended.owes, ...(begun?.owes ?? [])],
  };
}

/** One more call, which the desk hears of. */
export function callOwed(ticket: Called, { now, terms }: Moment) {
  const reason = ticket.status === 'resolved' ? ticketWords.callToCheck : ticketWords.callToAsk;
  const followUps = withFollowUp(ticket.followUps, {
    ...{ kind: 'by_phone', round: currentRound(ticket), reason, since: now },
    dueAt: endOfNextWorkingDay(now, terms.calendar),
  });
  return { followUps, owes: followUps.slice(-1).map((one) => told(one, 'follow_up_by_phone')) };
}

function withdrawn(after: Called, { now }: Moment) {
  const open = openFollowUps(after).filter(({ kind }) => kind === 'by_phone');
  const end = { state: 'withdrawn', withdrawn: { at: now, because: '' } } as const;
  return {
    followUps: open.reduce<readonly FollowUp[]>(
      (all, one) => changeFollowUp(all, one, end),
      after.followUps,
    ),
    owes: open
      .filter(({ ownerId }) => ownerId !== null)
      .map((one) => told(one, 'follow_up_needless')),
  };
}

function told(
  { id, ownerId, reason }: FollowUp,
  kind: 'follow_up_by_phone' | 'follow_up_needless',
): OwedBeside {
  const followUp = { ownerId, formerOwnerId: null };
  return { fact: followUpFact(id, kind), kind, visibility: 'internal', text: reason, followUp };
}

type Following = { then?: TicketAction; thenBody?: ActionBody };

/** What the customer said on the phone is done for them; whom nobody reaches after so many calls is waited for no longer. */
export function afterCallByPhone({ status }: Called, outcome: CallOutcome): Following {
  if (!isTurn(status) || outcome === 'not_reached') {
    return {};
  }
  if (outcome === 'unreachable') {
    return { then: 'close', thenBody: { outcome: 'unanswered', note: ticketWords.triedByPhone } };
  }
  if (status === 'awaiting_customer') {
    return { then: 'resume' };
  }
  // nobody ticks criteria for somebody else
  return outcome === 'unsolved'
    ? { then: 'reject' }
    : { then: 'confirm', thenBody: { criteria: { isAnyway: true } } };
}
