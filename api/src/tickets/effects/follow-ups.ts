import { assertThat } from '#api/app-error';
import {
  changeFollowUp,
  findOpen,
  openFollowUps,
  postpone,
  settle,
  take,
  type FollowUp,
} from '#api/follow-ups/index';
import { outcomeRule, type CallOutcome } from '#shared/follow-ups/call-outcomes';
import { isPromisedKind, type FollowUpStep } from '#shared/follow-ups/follow-up-kinds';
import { followUpLimits } from '#shared/follow-ups/follow-up-limits';

import { assertFits } from '../assert-fits';
import { afterCallByPhone } from '../follow-ups/calls-by-phone';
import { followUpFact } from '../follow-ups/follow-up-fact';
import type { Effect, OwedBeside, Step } from '../step';
import type { Ticket } from '../ticket';

/** Somebody of the desk says that they will call; of several calls they mean the most urgent that nobody has. */
export const takeFollowUp: Effect = (ticket, step) => {
  const followUp = step.body.followUp ? meant(ticket, step) : nobodys(ticket);
  return changed(ticket, followUp, { change: take(followUp, doing(step)), state: 'taken' });
};

export const giveFollowUp: Effect = (ticket, step) => {
  const ownerId = step.body.followUp?.ownerId ?? null;
  return changed(ticket, meant(ticket, step), { change: { ownerId }, state: 'given' });
};

/** The customer reads the new time and why; of a call that they were not promised they know nothing. */
export const postponeFollowUp: Effect = (ticket, step) => {
  const followUp = meant(ticket, step);
  const { dueAt } = step.body.followUp ?? {};
  assertThat(dueAt, 'follow_up.time_required');
  const change = postpone(followUp, new Date(dueAt), doing(step));
  const effect = changed(ticket, followUp, { change, state: 'postponed' });
  return isPromised(followUp) ? shown(effect) : effect;
};

/**
 * What came of a call, in the customer’s words. They read that they were called, or that nobody was reached; what was
 * said stays among staff.
 */
export const settleFollowUp: Effect = (ticket, step) => {
  const followUp = meant(ticket, step);
  const { outcome, reopens = false } = step.body.followUp ?? {};
  assertThat(outcome, 'follow_up.outcome_required');
  const { isOver, isReached } = outcomeRule(outcome);
  const change = settle(followUp, outcome, { ...doing(step), seq: ticket.seq + 1 });
  const state = isOver ? 'settled' : 'tried';
  const effect = changed(ticket, followUp, { change, state, outcome });
  if (reopens) {
    assertReopens(ticket, outcome);
  }
  return {
    ...(isPromised(followUp) || isReached ? shown(effect) : effect),
    owes: isOver ? [] : tellOfAttempt(followUp),
    ...(reopens && { then: 'reopen' as const }),
    ...(followUp.kind === 'by_phone' && afterCallByPhone(ticket, outcome)),
  };
};

function meant(ticket: Ticket, { body }: Step): FollowUp {
  return findOpen(ticket, body.followUp?.id);
}

function nobodys(ticket: Ticket): FollowUp {
  const found = openFollowUps(ticket).find(({ ownerId }) => ownerId === null);
  assertThat(found, 'follow_up.taken');
  return found;
}

function doing({ actor, now }: Step) {
  return { now, by: actor?.id ?? null };
}

type Changed = { change: Partial<FollowUp>; state: FollowUpStep; outcome?: CallOutcome };

/** An internal entry, unless the customer is concerned. */
function changed(ticket: Ticket, followUp: FollowUp, { change, state, outcome }: Changed) {
  const { dueAt, ownerId } = { ...followUp, ...change };
  return {
    fields: { followUps: changeFollowUp(ticket.followUps, followUp, change) },
    entry: {
      visibility: 'internal' as const,
      followUp: { state, dueAt, ownerId, outcome: outcome ?? null },
    },
    callOwners: { ownerId, formerOwnerId: followUp.ownerId },
  };
}

function shown(effect: ReturnType<typeof changed>) {
  return { ...effect, entry: { ...effect.entry, visibility: 'customer' as const } };
}

function isPromised({ kind }: FollowUp): boolean {
  return isPromisedKind(kind);
}

/** @throws {AppError} `follow_up.reopen_impossible`, `ticket.too_long` */
function assertReopens(ticket: Ticket, outcome: CallOutcome): void {
  const mayReopen = ticket.status === 'closed' && outcomeRule(outcome).mayReopen;
  assertThat(mayReopen, 'follow_up.reopen_impossible');
  assertFits(ticket, 'reopen');
}

/** A customer who waits for a call hears that it was tried; a manager hears when it was tried three times. */
function tellOfAttempt(followUp: FollowUp): OwedBeside[] {
  const { id, attempts, ownerId, reason } = followUp;
  const tries = attempts.length + 1;
  const owners = { followUp: { ownerId, formerOwnerId: null } };
  const tried: OwedBeside = {
    fact: followUpFact(id, `tried:${tries}`),
    ...{ kind: 'follow_up_tried', visibility: 'customer', text: '', ...owners },
  };
  const unreached: OwedBeside = {
    fact: followUpFact(id, 'unreached'),
    ...{ kind: 'follow_up_unreached', visibility: 'internal', text: reason, ...owners },
  };
  return [
    ...(isPromised(followUp) ? [tried] : []),
    ...(tries === followUpLimits.attemptsTold ? [unreached] : []),
  ];
}
