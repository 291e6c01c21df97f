import { isDeepStrictEqual } from 'node:util';

import { priorityOf } from '#shared/promises/priorities';
import type { ServiceTerms } from '#shared/promises/service-terms';
import { entryFact } from '#shared/tickets/entry-fact';

import { blankEntry } from '../blank-entry';
import { recountedClocks } from '../clocks/ticket-clocks';
import { owedNotice } from '../owed-notice';
import { promisePutOff } from '../promise-recounted';
import type { Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';
import { ticketWords } from '../words';

type Moment = { now: Date; terms: ServiceTerms };

/**
 * What other terms do to an open ticket; null: nothing. What was missed stays recorded, and nothing is written on the timeline
 * unless the customer is to be told another time.
 */
export function recountChange(ticket: Ticket, { now, terms }: Moment): TicketChange | null {
  const times = terms.level[priorityOf(ticket)];
  const clocks = recountedClocks(ticket, times, { ...terms, now });
  if (isDeepStrictEqual(plain(clocks), plain(ticket.clocks))) {
    return null;
  }
  const promise = promisePutOff(ticket, { ...ticket, clocks });
  const fields = { clocks, recountedAt: now, ...(promise && { promise }) };
  return { fields, ...told(ticket, now, promise?.dueAt ?? null) };
}

/** As it is compared: by its times, whatever else a record brings along. */
function plain(clocks: Ticket['clocks']): unknown {
  return JSON.parse(JSON.stringify(clocks));
}

function told(ticket: Ticket, at: Date, promisedAt: Date | null) {
  if (promisedAt === null) {
    return { entries: [], outbox: [] };
  }
  const { seq: before, status } = ticket;
  const seq = before + 1;
  const text = ticketWords.termsChanged;
  const step = { seq, kind: 'reschedule', at, actorId: null, from: status, to: status } as const;
  const entry = { ...blankEntry(step), promisedAt, text };
  const { kind, actorId, visibility } = entry;
  const fact = { fact: entryFact(seq), kind, at, actorId, visibility, text };
  return { entries: [entry], outbox: [{ ...owedNotice(ticket, fact), promisedAt }] };
}
