import type { ServicePromise } from '#shared/promises/service-levels';
import { clockFact } from '#shared/tickets/clock-fact';
import type { TicketNoticeKind } from '#shared/tickets/notices/ticket-notices';

import { owedNotice } from '../owed-notice';
import type { OutboxEntry, Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';

import { unrecorded, unwarned } from './clock-times';
import { eachClock, isMissed, type TicketClocks } from './ticket-clocks';

/** Records what was missed, for good, and tells the desk and whoever holds the ticket. */
export function recordBreaches(ticket: Ticket, now: Date): TicketChange {
  const missed = unrecorded(ticket).filter(([, clock]) => isMissed(clock, now));
  const breaches = missed.flatMap(([promise, { round, due }]) =>
    due === null ? [] : [{ promise, round, dueAt: due, at: now, metAt: null }],
  );
  return {
    fields: { breaches: [...(ticket.breaches ?? []), ...breaches] },
    entries: [],
    outbox: missed.map(([promise, { round }]) =>
      clockNotice(ticket, now, { news: 'breach', promise, round }),
    ),
  };
}

/** Warns whoever holds the ticket, or the desk when nobody does. */
export function warnInTime(ticket: Ticket, now: Date): TicketChange {
  const near = unwarned(ticket).filter(([, { warning }]) => warning !== null && warning <= now);
  const names = near.map(([promise]) => promise);
  const warned = (clocks: TicketClocks) =>
    eachClock(clocks, (clock, promise) =>
      names.includes(promise) ? { ...clock, warnedAt: now } : clock,
    );
  return {
    fields: ticket.clocks ? { clocks: warned(ticket.clocks) } : {},
    entries: [],
    outbox: near.map(([promise, { due, round }]) =>
      clockNotice(ticket, now, { news: 'warning', promise, round, due }),
    ),
  };
}

type ClockNews = {
  news: 'warning' | 'breach' | 'kept';
  promise: ServicePromise;
  round: number;
  /** Of a warning. */
  due?: Date | null;
};

/** What is owed of a clock: once for each round of it, and a warning for each time that it is due at. */
export function clockNotice(ticket: Ticket, at: Date, { news, ...clock }: ClockNews): OutboxEntry {
  const isUnheld = news === 'warning' && ticket.assigneeId === null;
  const kind: TicketNoticeKind = isUnheld ? 'unheld_warning' : news;
  const fact = clockFact(news, clock);
  return owedNotice(ticket, { fact, kind, at, actorId: null, visibility: 'internal', text: '' });
}
