import { AppError } from '#api/app-error';
import { takeNext } from '#api/background/index';

import { actOnTicket } from './act-on-ticket';
import type { TicketDeps } from './ticket-deps';

/**
 * Closes resolved tickets whose customer said nothing in the promised time; returns how many. Run it every minute: it goes
 * on until none is left that can be closed now.
 */
export async function confirmSilentTickets(deps: TicketDeps): Promise<number> {
  const { attempts, clock, tickets } = deps;
  let confirmed = 0;
  const queue = {
    kind: 'confirm' as const,
    due: (passedOver: readonly string[], most: number) =>
      tickets.findSilent(clock(), { passedOver, most }),
    work: async (ticketId: string) => {
      const isDone = await confirm(deps, ticketId);
      confirmed += isDone ? 1 : 0;
      return isDone;
    },
  };
  while (await takeNext(attempts, queue)) {
    // the next one
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
    if (error instanceof AppError && !(await isSilent(deps, ticketId))) {
      return false;
    }
    throw error;
  }
}

async function isSilent({ tickets, clock }: TicketDeps, ticketId: string): Promise<boolean> {
  const ticket = await tickets.find(ticketId);
  return (
    ticket?.status === 'resolved' && ticket.promise !== null && ticket.promise.dueAt <= clock()
  );
}
