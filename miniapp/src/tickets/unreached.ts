import type { TicketSummary } from '#shared/tickets/ticket-replies';
import { vitalNoticeWords } from '#shared/tickets/vital-notice-words';
import { sayTime } from '#shared/time/say-time';

import { ticketWords } from './words/ticket';

/** Who could not be told what, and when, newest first: a line for each. */
export function sayUnreached({ unreached }: Pick<TicketSummary, 'unreached'>, now: number) {
  const words = ticketWords.unreached;
  return [...unreached].reverse().map(({ at, kind, person }) => {
    const who = person?.name ?? words.desk;
    return words.line(who, vitalNoticeWords[kind], sayTime(at, now));
  });
}
