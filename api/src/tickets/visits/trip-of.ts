import { visitStage, type VisitStage } from '#shared/visits/visit-stage';

import type { Ticket } from '../ticket';

import type { Trip } from './visit';

/** The way to the customer; a ticket of an earlier version has it in its entries alone. */
export function tripOf({ timeline, trip }: Pick<Ticket, 'timeline' | 'trip'>): Trip | null {
  if (trip !== undefined) {
    return trip;
  }
  const round = timeline.slice(timeline.findLastIndex(({ kind }) => begins.has(kind)) + 1);
  const last = (wanted: string) => round.findLast(({ kind }) => kind === wanted);
  const [departed, arrived] = [last('depart'), last('arrive')];
  return departed || arrived
    ? { departedAt: departed?.at ?? null, expectedAt: null, arrivedAt: arrived?.at ?? null }
    : null;
}

/** Somebody was there. */
export function isMet(trip: Trip | null): boolean {
  return trip !== null && trip.arrivedAt !== null;
}

const begins: ReadonlySet<string> = new Set(['accept', 'reopen']);

export function stageOf(ticket: Pick<Ticket, 'appointment' | 'timeline' | 'trip'>) {
  return visitStage({ appointment: ticket.appointment ?? null, trip: tripOf(ticket) });
}

/** The window that a customer counts on, as long as nobody is there. */
export function agreedWindow(ticket: Pick<Ticket, 'appointment' | 'timeline' | 'trip'>) {
  const stage: VisitStage | null = stageOf(ticket);
  return stage === 'agreed' || stage === 'underway' ? (ticket.appointment?.picked ?? null) : null;
}
