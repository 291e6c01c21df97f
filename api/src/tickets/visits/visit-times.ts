import { visitStage } from '#shared/visits/visit-stage';

import type { Ticket } from '../ticket';

import type { Appointment } from './visit';

type Timed = Pick<Ticket, 'appointment' | 'trip'>;

/** Whoever makes an appointment keeps the trip on the ticket as well: the timeline is not needed. */
function stageOf({ appointment = null, trip = null }: Timed) {
  return visitStage({ appointment, trip });
}

/** The appointment while it is agreed and nobody is on the road. */
export function whenAgreed(ticket: Timed): Appointment | null {
  return stageOf(ticket) === 'agreed' ? (ticket.appointment ?? null) : null;
}

/** When the last of the times begins of which the customer has chosen none. */
export function lapsesAt(ticket: Timed): Date | null {
  return stageOf(ticket) === 'proposed' ? (ticket.appointment?.windows.at(-1)?.from ?? null) : null;
}

/** When an agreed window ends, as long as nobody is there and nobody was told. */
export function lateAt({ appointment, trip }: Timed): Date | null {
  return trip?.arrivedAt ? null : (appointment?.late ?? null);
}
