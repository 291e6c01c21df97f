import { servicePromiseWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { sayExactTime } from '#shared/time/say-time';

import { ticketWords } from './words/ticket';

/** For staff: what was kept in time without a network, and recorded as late before anybody heard of it. */
export function sayKeptOffline({ breaches }: Pick<TicketReply, 'breaches'>, now: number): string[] {
  return (breaches ?? []).flatMap(({ at, dueAt, metAt, promise }) =>
    metAt !== null && Date.parse(metAt) <= Date.parse(dueAt)
      ? ticketWords.keptOffline(
          servicePromiseWords[promise],
          sayExactTime(metAt, now),
          sayExactTime(at, now),
        )
      : [],
  );
}
