import type { OutboxEntry, Ticket, TimelineEntry } from './ticket';
import { workOrder } from './work-order';

/** Everything that one step writes; it is written in one update or not at all. */
export type TicketChange = {
  fields: Partial<Omit<Ticket, 'id' | 'timeline' | 'outbox' | 'seq' | 'workOrder' | 'updatedAt'>>;
  entries: TimelineEntry[];
  outbox: OutboxEntry[];
};

/** The ticket as it will be; also the ground on which a second entry of the same write stands. */
export function withChange(ticket: Ticket, { fields, entries, outbox }: TicketChange): Ticket {
  const changed = { ...ticket, ...fields };
  const last = entries.at(-1);
  const updatedAt = last?.at ?? ticket.updatedAt;
  return {
    ...changed,
    seq: last?.seq ?? ticket.seq,
    updatedAt,
    workOrder: workOrder(changed.promise, updatedAt),
    timeline: [...ticket.timeline, ...entries],
    outbox: [...ticket.outbox, ...outbox],
  };
}
