import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import { cutTo } from '#shared/text/length';
import type { VisitReply } from '#shared/visits/visit-api';
import { visitLimits } from '#shared/visits/visit-limits';

import { checksOf, personOf, standingOf, type Known } from '../present-entry';
import type { TicketDeps } from '../ticket-deps';
import { presentPlace, presentTrip, presentWindow } from '../visits/present-visit';
import type { Place } from '../visits/visit';

import type { VisitedTicket } from './day-repository';

type Asked = { from: Date; to: Date; actor: Actor };
const firstWords = 60;
const most = visitLimits.listed;

/** Visits and trips that begin in these days, by time: one's own, for the desk everybody's. */
export async function showWeek(deps: TicketDeps, { from, to, actor }: Asked) {
  const engineerId = may(actor.role, 'dispatch tickets') ? null : actor.id;
  const found = await deps.days.visits({ from, to, engineerId }, most + 1);
  const visits = found.sort((one, other) => +beginOf(one) - +beginOf(other)).slice(0, most);
  const engineers = visits.flatMap((ticket) => engineerOf(ticket) ?? []);
  const said = visits.flatMap((ticket) => [ticket, { checkId: ticket.visitCheckId ?? null }]);
  const [people, words] = await Promise.all([
    deps.people([...new Set(engineers)], actor),
    deps.wordStandings(checksOf(said), actor),
  ]);
  return {
    items: visits.map((ticket) => present(ticket, { people, words })),
    isCut: found.length > most,
  };
}

function beginOf({ appointment, trip }: VisitedTicket): Date {
  return appointment?.picked?.from ?? trip?.departedAt ?? trip?.arrivedAt ?? new Date(0);
}

function engineerOf({ appointment, assigneeId }: VisitedTicket): string | null {
  return appointment?.engineerId ?? assigneeId;
}

function present(
  ticket: VisitedTicket,
  { people, words }: Pick<Known, 'people' | 'words'>,
): VisitReply {
  const { appointment, contact, id, number, severity, status, trip } = ticket;
  const isShown = standingOf(words, ticket).isShown;
  return {
    ...{ id, number, status, severity },
    description: isShown ? cutTo(ticket.description, firstWords) : '',
    engineer: personOf(people, engineerOf(ticket)),
    window: appointment?.picked ? presentWindow(appointment.picked) : null,
    place: presentPlace(placeOf(ticket, words)),
    trip: trip ? presentTrip(trip) : null,
    contact: { name: contact.name, phone: contact.phone },
    organization: ticket.organizationName,
  };
}

/** Where it was arranged, otherwise where the report says. */
function placeOf(ticket: VisitedTicket, words: Known['words']): Place {
  const { appointment, visit, visitCheckId = null } = ticket;
  const nowhere = { name: '', latitude: null, longitude: null };
  if (appointment) {
    return standingOf(words, { checkId: visitCheckId }).isShown ? appointment.place : nowhere;
  }
  return visit && standingOf(words, ticket).isShown
    ? {
        name: visit.address,
        latitude: visit.latitude ?? null,
        longitude: visit.longitude ?? null,
      }
    : nowhere;
}
