import { AppError } from '#api/app-error';
import type { Actor } from '#shared/accounts/actor';
import { errorWords } from '#shared/errors/error-words';
import type { ManyReply } from '#shared/tickets/desk-ticket-api';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody } from '#shared/tickets/ticket-api';

import { actOnTicket } from './act-on-ticket';
import type { TicketDeps } from './ticket-deps';

type Input = {
  actor: Actor;
  ticketIds: readonly string[];
  action: TicketAction;
  body: ActionBody;
  idempotencyKey: string | null;
};

/**
 * The same step on many tickets, one after the other, each by the rules of a single one: what is refused on one keeps back no other. A
 * repetition with the same key finds what is done, and tries the rest.
 */
export async function actOnMany(deps: TicketDeps, input: Input): Promise<ManyReply> {
  const { ticketIds, ...step } = input;
  const items: ManyReply['items'] = [];
  for (const ticketId of ticketIds) {
    items.push({ ticketId, refusal: await refusalOf(actOnTicket(deps, { ...step, ticketId })) });
  }
  return { items };
}

/** @throws whatever is no refusal */
async function refusalOf(done: Promise<unknown>) {
  try {
    await done;
    return null;
  } catch (error: unknown) {
    if (!(error instanceof AppError) || error.status >= 500) {
      throw error;
    }
    return { code: error.code, title: error.details.title ?? errorWords[error.code] };
  }
}
