import { bounded } from '#api/bounds/index';
import type { Actor } from '#shared/accounts/actor';
import type { LiveEvent } from '#shared/live/live-messages';

import type { Connection } from './connection';
import type { Hub } from './hub';

/** The entries of a ticket after one, oldest first, that this person may see; null when the ticket is not theirs to see. */
export type MissedEntries = (
  actor: Actor,
  ticketId: string,
  after: number,
) => Promise<readonly number[] | null>;

type Deps = { hub: Hub; missedEntries: MissedEntries };
type Seqs = Readonly<Record<string, number>>;
type Missed = { ticketId: string; after: number; seqs: readonly number[] | null };

/** Below what may wait for one phone; more than this is one question to each page anyway. */
const { most: mostTold } = bounded.missedEvents;

/** Tells what happened to these tickets since, in order; what happens meanwhile comes afterwards and not twice. */
export async function catchUp({ hub, missedEntries }: Deps, connection: Connection, seqs: Seqs) {
  if (connection.held) {
    // told already; whoever watches again meanwhile asks the page
    hub.send(connection, { type: 'resync' });
    return;
  }
  const held: LiveEvent[] = [];
  connection.held = held;
  try {
    const missed = await Promise.all(
      Object.entries(seqs).map(async ([ticketId, after]): Promise<Missed> => ({
        ticketId,
        after,
        seqs: await missedEntries(connection.actor, ticketId, after),
      })),
    );
    connection.held = null;
    missedEvents(missed).forEach((event) => {
      hub.send(connection, event);
    });
    // an entry may be in the database before its event is out
    connection.known = new Map(
      missed.map(({ ticketId, after, seqs }) => [ticketId, seqs?.at(-1) ?? after]),
    );
    held.forEach((event) => {
      hub.send(connection, event);
    });
  } finally {
    connection.held = null;
  }
}

function missedEvents(missed: readonly Missed[]): LiveEvent[] {
  const events = missed.flatMap(({ ticketId, seqs }) =>
    (seqs ?? []).map((seq): LiveEvent => ({ type: 'ticket', ticketId, seq })),
  );
  // a page that shows what its reader may not see any more finds out by asking
  const isOutOfSight = missed.some(({ seqs }) => seqs === null);
  return isOutOfSight || events.length > mostTold ? [{ type: 'resync' }] : events;
}
