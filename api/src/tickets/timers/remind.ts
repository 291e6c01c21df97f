import type { ServiceTerms } from '#shared/promises/service-terms';
import { clockTime, sayDate } from '#shared/time/say-time';
import { timeWords } from '#shared/time/time-words';

import { owedNotice } from '../owed-notice';
import type { OutboxEntry, Silence, Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';
import { ticketWords } from '../words';

type Moment = { now: Date; terms: ServiceTerms };

/** Reminds a customer whose turn it is or, when that was for nothing, tells the desk. What was missed is told once. */
export function remind(ticket: Ticket, { now, terms }: Moment): TicketChange {
  const { silence } = ticket;
  if (!silence) {
    return { fields: {}, entries: [], outbox: [] };
  }
  const left = silence.left.filter((time) => time > now);
  const told = silence.told + silence.left.length - left.length;
  const fact = {
    ...{ fact: `reminder:${silence.on}:${silence.seq}:${told}`, at: now, actorId: null },
    ...sayingOf(ticket, { ...silence, told, left }, { now, terms }),
  };
  return {
    fields: { silence: { ...silence, told, left } },
    entries: [],
    outbox: [owedNotice(ticket, fact)],
  };
}

type Saying = Pick<OutboxEntry, 'kind' | 'text' | 'visibility'>;

function sayingOf({ promise }: Ticket, { left, on }: Silence, { now, terms }: Moment): Saying {
  if (on === 'awaiting_customer' && left.length === 0) {
    return { kind: 'silent', text: ticketWords.silent, visibility: 'internal' };
  }
  return {
    kind: on === 'resolved' ? 'remind_check' : 'remind_answer',
    text:
      on === 'resolved' && promise
        ? ticketWords.confirmedBy(sayDay(promise.dueAt, now), terms.patience.reopenDays)
        : ticketWords.goesOn,
    visibility: 'customer',
  };
}

/** It may be read days later: no 今天 and no 明天. */
function sayDay(time: Date, now: Date): string {
  return timeWords.at(sayDate(time, now.getTime()), clockTime(time));
}
