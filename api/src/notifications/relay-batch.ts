import type { Clock } from '#api/clock';
import type { OutboxBatch, OwedNotification, TicketOutbox } from '#api/tickets/index';

import type { Channel } from './channel';
import { findRecipients, type Directory } from './find-recipients';
import { writeNotification } from './write-notification';

export type RelayDeps = Directory & {
  outbox: TicketOutbox;
  /** Every way in which people are told; the relay knows none of them. */
  channels: readonly Channel[];
  clock: Clock;
};

/** How long a dead relay's ticket waits before another relay takes over, in milliseconds. */
const leaseFor = 15_000;

/**
 * Tells everybody what the ticket that waits longest owes them; false when nothing is owed. It may die at any point and
 * be repeated by anybody: what is removed from the outbox has been delivered, and channels deliver nothing twice.
 */
export async function relayBatch(deps: RelayDeps): Promise<boolean> {
  const batch = await deps.outbox.claim(deps.clock(), leaseFor);
  if (!batch) {
    return false;
  }
  for (const entry of batch.entries) {
    await tell(deps, batch, entry);
  }
  await deps.outbox.settle(
    batch.ticketId,
    batch.entries.map(({ seq }) => seq),
  );
  return true;
}

async function tell(deps: RelayDeps, ticket: OutboxBatch, entry: OwedNotification) {
  const [recipients, assigneeName] = await Promise.all([
    findRecipients(deps, entry),
    nameOf(deps, entry.assigneeId),
  ]);
  for (const channel of deps.channels) {
    const notifications = recipients
      .filter((recipient) => channel.reaches(recipient, entry.kind))
      .map((recipient) => writeNotification({ ticket, entry, assigneeName }, recipient));
    await channel.deliver(notifications);
  }
}

async function nameOf({ people }: RelayDeps, id: string | null): Promise<string | null> {
  return id === null ? null : ((await people([id])).get(id)?.name ?? null);
}
