import { heldTooLong, manyLeases, type LeaseSearch, type Taken } from '#api/background/index';
import { writeAlike, type Database } from '#api/mongo/index';

import { owing } from './ticket-indexes-model';
import { ticketModel, type TicketRecord } from './ticket-model';

const picked = {
  number: 1,
  description: 1,
  severity: 1,
  organizationId: 1,
  joinedReporterIds: 1,
  organizationName: 1,
  outbox: 1,
} as const;
/** What one ticket owes, oldest first, held by one relay until the lease ends. */
export type TicketOwing = Pick<TicketRecord, keyof typeof picked | '_id'>;

/** The relay's way into tickets; safe with several relays and when one dies at any point. */
export type TicketOutbox = {
  /** The tickets that nobody holds and that owe longest; those that are passed over are left out. */
  due: (now: Date, search: LeaseSearch) => Promise<string[]>;
  /** Leases these, as far as nobody else was faster. */
  claim: (ids: readonly string[], now: Date, leaseFor: number) => Promise<Taken<TicketOwing>>;
  /** The same without a lease, for whoever has just written them: those that nobody holds. */
  look: (ids: readonly string[], now: Date, leaseFor: number) => Promise<Taken<TicketOwing>>;
  /** Removes what was told, by ticket, and gives the leases back; answers what could not be settled. */
  settle: (told: ReadonlyMap<string, readonly string[]>) => Promise<Map<string, unknown>>;
};

/** As long as a lease: taking one must not make a ticket grow that is full. */
export const noLease = new Date(0);

export function ticketOutbox(database: Database): TicketOutbox {
  const tickets = ticketModel(database);
  const leases = manyLeases<TicketOwing & TicketRecord>(tickets, {
    waiting: owing,
    free: (now, leaseFor) => [
      // left behind by a relay that died, by a clock that went wrong, by an earlier version
      {
        filter: {
          $or: [
            { relayLease: { $gt: noLease, $lte: now } },
            { relayLease: heldTooLong(now, leaseFor) },
            { relayLease: null },
          ],
        },
        order: { relayLease: 1 },
      },
      { filter: { relayLease: noLease }, order: { owesSince: 1 } },
    ],
    hold: (until) => ({ $set: { relayLease: until } }),
    heldUntil: (until) => ({ relayLease: until }),
    picked,
  });
  return {
    due: leases.due,

    claim: leases.takeAll,

    look: leases.look,

    settle: async (told) => {
      const failures = new Map<string, unknown>();
      for (const { ids, facts } of byFacts(told)) {
        // most tickets owe the same
        const failed = await writeAlike(tickets, ids, { update: settled(facts) });
        failed.forEach((error, id) => failures.set(id, error));
      }
      return failures;
    },
  };
}

type Alike = { ids: string[]; facts: readonly string[] };

function byFacts(told: ReadonlyMap<string, readonly string[]>): Alike[] {
  const groups = new Map<string, Alike>();
  for (const [id, facts] of told) {
    const key = JSON.stringify(facts);
    const group = groups.get(key) ?? { ids: [], facts };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** In one update, whatever was written meanwhile: what is still owed decides whether and since when the ticket owes. */
function settled(facts: readonly string[]) {
  const isOpen = { $not: [{ $in: ['$$this.fact', [...facts]] }] };
  const left = { $filter: { input: '$outbox', cond: isOpen } };
  const oldest = { $ifNull: [{ $min: '$outbox.at' }, '$owesSince'] };
  return [
    { $set: { outbox: left, relayLease: noLease } },
    {
      $set: { owesSince: { $cond: [{ $eq: ['$outbox', []] }, '$$REMOVE', oldest] } },
    },
  ];
}
