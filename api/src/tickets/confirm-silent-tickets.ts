import { AppError } from '#api/http/app-error';

import { actOnTicket } from './act-on-ticket';
import type { TicketDeps } from './ticket-deps';

const batch = 100;

/** Closes resolved tickets whose customer said nothing in the promised time; returns how many. Run it every minute. */
export async function confirmSilentTickets(deps: TicketDeps): Promise<number> {
  const ticketIds = await deps.tickets.findSilent(deps.clock(), batch);
  let confirmed = 0;
  for (const ticketId of ticketIds) {
    confirmed += (await confirm(deps, ticketId)) ? 1 : 0;
  }
  return confirmed;
}

async function confirm(deps: TicketDeps, ticketId: string): Promise<boolean> {
  try {
    await actOnTicket(deps, {
      ticketId,
      action: 'confirm',
      actor: null,
      body: {},
      idempotencyKey: null,
    });
    return true;
  } catch (error: unknown) {
    // the customer, or another process, was faster
    if (error instanceof AppError) {
      return false;
    }
    throw error;
  }
}
