import type { Types } from 'mongoose';

import type { Database } from '#api/mongo/index';

import { hasPrivateReason } from './reasons';
import type { OutboxEntry } from './ticket';
import { ticketModel, type TicketRecord } from './ticket-model';

export type OwedNotification = OutboxEntry & {
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
  entries: OwedNotification[];
};

/** The relay's way into tickets; safe with several relays and when one dies at any point. */
export type TicketOutbox = {
  /** Leases the ticket that owes longest; null when none is free. */
  claim: (now: Date, leaseFor: number) => Promise<OutboxBatch | null>;
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

export function ticketOutbox(database: Database): TicketOutbox {
  const tickets = ticketModel(database);
  return {
    claim: async (now, leaseFor) => {
      const record = await tickets
        .findOneAndUpdate(
          // the bound is always true and lets the index on outbox.at find the few tickets that owe
          {
            'outbox.at': { $gt: new Date(0) },
            $or: [{ relayLease: null }, { relayLease: { $lte: now } }],
          },
          { $set: { relayLease: new Date(now.getTime() + leaseFor) } },
          { sort: { 'outbox.at': 1 }, projection: picked, returnDocument: 'after' },
        )
        .lean<Picked>();
      return (
        record && {
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
        }
      );
    },

    settle: async (ticketId, seqs) => {
      await tickets.updateOne(
        { _id: ticketId },
        { $pull: { outbox: { seq: { $in: [...seqs] } } }, $set: { relayLease: null } },
      );
    },
  };
}
