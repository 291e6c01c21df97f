import { documentLeases, notHeld, type LeaseSearch } from '#api/background/index';
import type { Database } from '#api/mongo/index';

import { ticketModel, type TicketRecord } from './ticket-model';

const picked = {
  number: 1,
  description: 1,
  severity: 1,
  organizationId: 1,
  organizationName: 1,
  outbox: 1,
} as const;
/** What one ticket owes, oldest first, held by one relay until the lease ends. */
export type TicketOwing = Pick<TicketRecord, keyof typeof picked>;

/** The relay's way into tickets; safe with several relays and when one dies at any point. */
export type TicketOutbox = {
  /** The tickets that nobody holds and that owe longest; those that are passed over are left out. */
  due: (now: Date, search: LeaseSearch) => Promise<string[]>;
  /** Leases one; null when somebody else was faster. */
  claim: (ticketId: string, now: Date, leaseFor: number) => Promise<TicketOwing | null>;
  /** Removes what was relayed and gives the lease back. */
  settle: (ticketId: string, facts: readonly string[]) => Promise<void>;
};

/** As long as a lease: taking one must not make a ticket grow that is full. */
export const noLease = new Date(0);

export function ticketOutbox(database: Database): TicketOutbox {
  const tickets = ticketModel(database);
  const leases = documentLeases(tickets, {
    // the bound is always true and lets the index on outbox.at find the few tickets that owe
    waiting: { 'outbox.at': { $gt: new Date(0) } },
    free: (now, leaseFor) => [{ relayLease: notHeld(now, leaseFor) }],
    order: { 'outbox.at': 1 },
    hold: (until) => ({ $set: { relayLease: until } }),
    picked,
  });
  return {
    due: leases.due,

    claim: leases.take,

    settle: async (ticketId, facts) => {
      await tickets.updateOne(
        { _id: ticketId },
        { $pull: { outbox: { fact: { $in: [...facts] } } }, $set: { relayLease: noLease } },
      );
    },
  };
}
