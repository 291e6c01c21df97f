import { bounded } from '#api/bounds/index';
import { may } from '#shared/accounts/roles';
import { statusAfter } from '#shared/tickets/ticket-actions';
import { isIn } from '#shared/tickets/ticket-status';

import type { Step } from '../step';
import type { Ticket } from '../ticket';

import type { Unreached } from './unreached-mark';

type Marked = Pick<Ticket, 'unreached'>;

/** These and more, each once; of very many the newest. */
export function withUnreached({ unreached = [] }: Marked, more: readonly Unreached[]): Unreached[] {
  return [...unreached, ...more].slice(-bounded.unreachedOnTicket.most);
}

export function isMarked(
  { unreached = [] }: Marked,
  { fact, personId }: Pick<Unreached, 'fact' | 'personId'>,
): boolean {
  return unreached.some((one) => one.fact === fact && one.personId === personId);
}

/**
 * Who still has not been reached after a step: whoever acts has seen the ticket, and once somebody takes it or it is over nobody
 * need be looked for. Left out when nothing of that changes.
 */
export function unreachedAfter(ticket: Ticket, step: Step): Marked {
  const { unreached = [] } = ticket;
  const left = unreached.filter((one) => !isSettled(one, ticket, step));
  return left.length === unreached.length ? {} : { unreached: left };
}

function isSettled({ personId }: Unreached, ticket: Ticket, step: Step): boolean {
  const { action, actor } = step;
  const isEnded = isIn('over', statusAfter(action, ticket.status, step));
  const isSeen =
    actor !== null &&
    (personId === null ? may(actor.role, 'dispatch tickets') : personId === actor.id);
  return isEnded || action === 'accept' || isSeen;
}
