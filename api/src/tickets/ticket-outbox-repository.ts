import type { Types } from 'mongoose';

import { documentLeases, notHeld, type LeaseSearch } from '#api/background/index';
import type { Database } from '#api/mongo/index';

import { hasPrivateReason } from './reasons';
import type { OutboxEntry } from './ticket';
import { ticketModel, type TicketRecord } from './ticket-model';

export type OwedNotice = OutboxEntry & {
  /** The words are for staff only. */
  isReasonPrivate: boolean;
  organizationId: string | null;
};

/** What one ticket owes, oldest first, held by one relay until the lease ends. */
export type OutboxBatch = {
  ticketId: string;
  ticketNumber: string;
  /** The first words of the problem. */
  description: string;
  severity: TicketRecord['severity'];
  organizationName: string | null;
  entries: OwedNotice[];
};

/** The relay's way into tickets; safe with several relays and when one dies at any point. */
export type TicketOutbox = {
  /** The tickets that nobody holds and that owe longest; those that are passed over are left out. */
  due: (now: Date, search: LeaseSearch) => Promise<string[]>;
  /** Leases one; null when somebody else was faster. */
  claim: (ticketId: string, now: Date, leaseFor: number) => Promise<OutboxBatch | null>;
  /** Removes what was relayed and gives the lease back. */
  settle: (ticketId: string, seqs: readonly number[]) => Promise<void>;
};

const picked = {
  number: 1,
  description: 1,
  severity: 1,
  organizationId: 1,
  organizationName: 1,
  outbox: 1,
} as const;
type Picked = Pick<TicketRecord, keyof typeof picked> & { _id: Types.ObjectId };

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

    claim: async (ticketId, now, leaseFor) => {
      const record = await leases.take(ticketId, now, leaseFor);
      return record && toBatch(record);
    },

    settle: async (ticketId, seqs) => {
      await tickets.updateOne(
        { _id: ticketId },
        { $pull: { outbox: { seq: { $in: [...seqs] } } }, $set: { relayLease: noLease } },
      );
    },
  };
}

function toBatch(record: Picked): OutboxBatch {
  return {
    ticketId: record._id.toHexString(),
    ticketNumber: record.number,
    description: record.description,
    severity: record.severity,
    organizationName: record.organizationName,
    entries: record.outbox.map((entry) => ({
      ...entry,
      isReasonPrivate: hasPrivateReason(entry),
      organizationId: record.organizationId,
    })),
  };
}
