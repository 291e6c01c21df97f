import { eveningLasts } from '#shared/visits/reminders';

import type { OwnStep } from '../step';
import type { Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';

import type { Appointment } from './visit';
import { visitNotice } from './visit-after';

type Reminder = 'evening' | 'hour' | 'late';
const kinds = { evening: 'visit_evening', hour: 'visit_hour', late: 'visit_late' } as const;
const unheldKinds = { evening: 'visit_unheld_evening', hour: 'visit_unheld_hour' } as const;

/** Tells it once; what is over by the time that somebody looks is told no more. Where nobody holds the ticket, the desk has to find who goes. */
export function remindOfVisit(ticket: Ticket, step: OwnStep, reminder: Reminder): TicketChange {
  const { appointment } = ticket;
  const told = { appointment: appointment ? { ...appointment, [reminder]: null } : null };
  const window = appointment?.picked;
  const isTrue = window && isStillTrue(appointment, reminder, step.now);
  const isNobodys = ticket.assigneeId === null && reminder !== 'late';
  const names = [kinds[reminder], isNobodys ? unheldKinds[reminder] : []].flat();
  return {
    fields: told,
    entries: [],
    outbox: isTrue
      ? names.map((kind) => visitNotice(ticket, kind, { before: ticket, window, ...step }))
      : [],
  };
}

function isStillTrue({ evening, picked }: Appointment, reminder: Reminder, now: Date): boolean {
  switch (reminder) {
    case 'evening':
      return evening !== null && +now < +evening + eveningLasts;
    case 'hour':
      return picked !== null && now < picked.from;
    case 'late':
      return true;
  }
}

/** What nobody chose is no offer any more; whoever holds the ticket proposes anew. */
export function lapseVisit(ticket: Ticket, step: OwnStep): TicketChange {
  const window = ticket.appointment?.windows.at(-1);
  return {
    fields: { appointment: null },
    entries: [],
    outbox: window
      ? [visitNotice(ticket, 'visit_lapsed', { before: ticket, window, ...step })]
      : [],
  };
}
