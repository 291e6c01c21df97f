import type { TicketNoticeKind } from '#shared/tickets/notices/ticket-notices';

import { owedNotice } from '../owed-notice';
import type { Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';

import { standing } from './rescheduled-times';

type Moment = { now: Date };

/** Whoever holds the ticket, or the desk when nobody does, hears that the time which the customer was given is near. */
export function warnOfPromise(ticket: Ticket, { now }: Moment): TicketChange {
  const kind = ticket.assigneeId === null ? 'unheld_promise_soon' : 'promise_soon';
  return told(ticket, now, { kind, news: 'soon', change: { warnedAt: now } });
}

/** They and the desk hear that it passed. */
export function tellOfLatePromise(ticket: Ticket, { now }: Moment): TicketChange {
  // that it is near is no news any more
  const change = { lateAt: now, warnedAt: ticket.rescheduled?.warnedAt ?? now };
  return told(ticket, now, { kind: 'promise_late', news: 'late', change });
}

type Telling = {
  kind: TicketNoticeKind;
  news: string;
  change: Partial<NonNullable<Ticket['rescheduled']>>;
};

function told(ticket: Ticket, now: Date, { kind, news, change }: Telling): TicketChange {
  const given = standing(ticket);
  if (given === null) {
    return { fields: {}, entries: [], outbox: [] };
  }
  // each time that was given is told of by itself
  const fact = `promise:${news}:${given.dueAt.getTime()}`;
  const notice = { fact, kind, at: now, actorId: null, visibility: 'internal', text: '' } as const;
  return {
    fields: { rescheduled: { ...given, ...change } },
    entries: [],
    outbox: [owedNotice(ticket, notice)],
  };
}
