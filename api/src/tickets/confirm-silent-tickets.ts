import { AppError } from '#api/app-error';
import { takeNext } from '#api/background/index';
import { bounded } from '#api/bounds/index';

import { actOnTicket } from './act-on-ticket';
import type { TicketDeps } from './ticket-deps';

/**
 * Closes resolved tickets whose customer said nothing in the promised time; returns how many. Run it every minute: what is
 * left after `most` is done by the next run.
 */
export async function confirmSilentTickets(
  deps: TicketDeps,
  most: number = bounded.confirmedAtOnce.most,
): Promise<number> {
  const { attempts, clock, tickets } = deps;
  let confirmed = 0;
  const queue = {
    kind: 'confirm' as const,
    due: (passedOver: readonly string[], count: number) =>
      tickets.findSilent(clock(), { passedOver, most: count }),
    work: async (ticketId: string) => {
      const isDone = await confirm(deps, ticketId);
      confirmed += isDone ? 1 : 0;
      return isDone;
    },
  };
  while (confirmed < most && (await takeNext(attempts, queue))) {
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
