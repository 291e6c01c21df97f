import { takeNext, type Attempts } from '#api/background/index';
import type { Clock } from '#api/clock';
import type { OutboxBatch, OwedNotice, TicketOutbox } from '#api/tickets/index';

import type { Channel, Recipient } from './channel';
import { findRecipients, type Directory } from './find-recipients';
import { writeNotice } from './write-notice';

export type RelayDeps = Directory & {
  outbox: TicketOutbox;
  /** Every way in which people are told; the relay knows none of them. */
  channels: readonly Channel[];
  attempts: Attempts;
  clock: Clock;
};

/** How long a dead relay's ticket waits before another relay takes over, in milliseconds. */
const leaseFor = 15_000;

/**
 * Tells everybody what the ticket that waits longest owes them; false when nothing is owed. It may die at any point and
 * be repeated by anybody: what is removed from the outbox has been delivered, and channels deliver nothing twice.
 */
export function relayBatch(deps: RelayDeps): Promise<boolean> {
  const { attempts, clock, outbox } = deps;
  return takeNext(attempts, {
    kind: 'relay',
    due: (passedOver, most) => outbox.due(clock(), { leaseFor, passedOver, most }),
    work: (ticketId) => relay(deps, ticketId),
  });
}

/** An entry that cannot be told keeps back no other. */
async function relay(deps: RelayDeps, ticketId: string): Promise<boolean> {
  const batch = await deps.outbox.claim(ticketId, deps.clock(), leaseFor);
  if (!batch) {
    return false;
  }
  const told: number[] = [];
  const failures: unknown[] = [];
  for (const entry of batch.entries) {
    try {
      await tell(deps, batch, entry);
      told.push(entry.seq);
    } catch (error: unknown) {
      failures.push(error);
    }
  }
  await deps.outbox.settle(batch.ticketId, told);
  if (failures.length > 0) {
    throw failures[0];
  }
  return true;
}

async function tell(deps: RelayDeps, ticket: OutboxBatch, entry: OwedNotice) {
  const [recipients, assigneeName] = await Promise.all([
    findRecipients(deps, entry),
    nameOf(deps, entry.assigneeId),
  ]);
  const told = { ticket, entry, assigneeName };
  for (const channel of deps.channels) {
    await channel.deliver(writeFor(deps, { channel, told, recipients }));
  }
}

type Addressed = {
  channel: Channel;
  told: Parameters<typeof writeNotice>[0];
  recipients: readonly Recipient[];
};

/** One person's record that is broken keeps the news from nobody else; news that nobody can be told is broken itself. */
function writeFor({ attempts }: RelayDeps, { channel, told, recipients }: Addressed) {
  const failures: unknown[] = [];
  const notices = recipients.flatMap((recipient) => {
    try {
      const isMeant = channel.reaches(recipient, told.entry.kind);
      return isMeant ? [writeNotice(told, recipient)] : [];
    } catch (error: unknown) {
      failures.push(error);
      return [];
    }
  });
  if (failures.length > 0 && failures.length === recipients.length) {
    throw failures[0];
  }
  for (const failure of failures) {
    attempts.report(failure, { kind: 'relay', itemId: told.ticket.ticketId });
  }
  return notices;
}

async function nameOf({ people }: RelayDeps, id: string | null): Promise<string | null> {
  return id === null ? null : ((await people([id])).get(id)?.name ?? null);
}
