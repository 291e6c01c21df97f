import { AppError, assertThat } from '#api/app-error';
import type { ErrorCode } from '#shared/errors/error-codes';
import { missingInput } from '#shared/tickets/action-input';
import { mayAct, waitBefore } from '#shared/tickets/allowed-actions';
import { ticketActions, type TicketAction } from '#shared/tickets/ticket-actions';

import { allowedActions, factsOf, isRefusedTo } from './facts';
import { assertPlausibleTime } from './happened-at';
import { possibleRelations } from './relations';
import type { Step } from './step';
import type { Ticket } from './ticket';
import { assertMarked } from './visits/assert-marked';

const tooEarlyOrLate: Partial<Record<TicketAction, ErrorCode>> = {
  urge: 'ticket.urged_recently',
  reopen: 'ticket.reopen_too_late',
  rate: 'rating.too_late',
  take_follow_up: 'follow_up.taken',
  give_follow_up: 'follow_up.not_open',
  postpone_follow_up: 'follow_up.not_open',
  settle_follow_up: 'follow_up.not_open',
};

/**
 * Whether a step may be taken now, and with what was given.
 *
 * @throws {AppError} `account.role_forbidden` when the role can never do it, `ticket.action_not_allowed` when the
 *   state or relation forbids it, the clock-bound codes above, `rating.own_work`, and what `missingInput` names
 */
export function assertAllowed(ticket: Ticket, step: Step): void {
  const { action, actor, relations } = step;
  const now = step.now.getTime();

  if (!mayAct(ticket.status, action, relations)) {
    assertThat(isConceivable(step), 'account.role_forbidden');
    throw new AppError('ticket.action_not_allowed', {
      allowedActions: allowedActions(ticket, actor, { relations, now: step.now }),
    });
  }
  const wait = waitBefore(factsOf(ticket), action, { relations, now });
  if (wait > 0) {
    throw new AppError(
      codeOfTime(ticket, action),
      Number.isFinite(wait) ? { retryAfter: wait } : {},
    );
  }
  assertThat(
    !isRefusedTo(ticket, actor, action),
    action === 'rate' ? 'rating.own_work' : 'ticket.action_not_allowed',
  );
  assertThat(!isHasty(ticket, step), 'ticket.action_not_allowed');

  const missing = missingInput(action, step.body);
  if (missing) {
    throw new AppError(missing);
  }
  assertPlausibleTime(ticket, step);
  assertMarked(step.body);
}

/** What the desk ended cannot be rated at any time. */
function codeOfTime({ outcome = null }: Ticket, action: TicketAction): ErrorCode {
  const isOfTime = action !== 'rate' || outcome === null;
  const { [action]: code = 'ticket.action_not_allowed' } = tooEarlyOrLate;
  return isOfTime ? code : 'ticket.action_not_allowed';
}

/** A role that could do it in another state or relation is told about the state, others about the role. */
function isConceivable({ action, actor, relations }: Step): boolean {
  const conceivable = [...relations, ...(actor ? possibleRelations(actor) : [])];
  return ticketActions[action].by.some((relation) => conceivable.includes(relation));
}

/** The product confirms, and ends an offer, only when its time has passed: somebody may have spoken up meanwhile. */
function isHasty({ offer, promise }: Ticket, { action, actor, now }: Step): boolean {
  switch (action) {
    case 'confirm':
      return actor === null && promise !== null && promise.dueAt > now;
    case 'lapse':
      return offer === null || offer.until > now;
    default:
      return false;
  }
}
