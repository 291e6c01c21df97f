import { shanghai } from '#shared/time/shanghai';
import { visitStage } from '#shared/visits/visit-stage';

import type { VisitWindow } from '../visits/visit';

import type { BoardedTicket } from './board-repository';

export type VisitToday = VisitWindow & {
  ticket: Pick<BoardedTicket, 'id' | 'number'>;
  place: string;
  isUnderway: boolean;
};

/** The visits of somebody that touch this day, in order. A visit nobody agreed a time for counts while somebody is on the road. */
export function visitsToday(tickets: readonly BoardedTicket[], now: Date): VisitToday[] {
  const begin = shanghai(now).startOf('day').toDate();
  const end = shanghai(now).endOf('day').toDate();
  return tickets
    .flatMap((ticket) => {
      const { appointment = null, trip = null } = ticket;
      const window = windowOf(ticket);
      if (window === null || window.to <= begin || window.from > end) {
        return [];
      }
      const stage = visitStage({ appointment, trip });
      const isUnderway = stage === 'underway' || stage === 'arrived';
      return { ...window, ticket, place: appointment?.place.name ?? '', isUnderway };
    })
    .sort((a, b) => a.from.getTime() - b.from.getTime());
}

function windowOf({ appointment, trip }: BoardedTicket): VisitWindow | null {
  if (appointment?.picked) {
    return appointment.picked;
  }
  return trip?.departedAt && trip.expectedAt
    ? { from: trip.departedAt, to: trip.expectedAt }
    : null;
}

/** The first moment from this one on that lies in no window. */
export function freeFrom(windows: readonly VisitWindow[], from: Date): Date {
  return [...windows]
    .sort((a, b) => a.from.getTime() - b.from.getTime())
    .reduce((free, window) => (window.from <= free && free < window.to ? window.to : free), from);
}
