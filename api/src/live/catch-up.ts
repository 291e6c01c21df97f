import type { Actor } from '#shared/accounts/actor';
import type { LiveEvent } from '#shared/live/live-messages';

import type { Hub } from './hub';
import type { Line } from './line';

/** The entries of a ticket after one, oldest first, that this person may see; none of a ticket they may not. */
export type MissedEntries = (actor: Actor, ticketId: string, after: number) => Promise<number[]>;

type Deps = { hub: Hub; missedEntries: MissedEntries };
type Seqs = Readonly<Record<string, number>>;

/** More than this is one question to the timeline anyway. */
const mostTold = 200;

/** Tells what happened to these tickets since, in order; what happens meanwhile comes afterwards and not twice. */
export async function catchUp({ hub, missedEntries }: Deps, line: Line, after: Seqs) {
  if (line.held) {
    // told already; whoever watches again meanwhile asks the page
    hub.send(line, { type: 'resync' });
    return;
  }
  const held: LiveEvent[] = [];
  line.held = held;
  try {
    const missed = await Promise.all(
      Object.entries(after).map(async ([ticketId, seq]) => ({
        ticketId,
        seqs: (await missedEntries(line.actor, ticketId, seq)).slice(-mostTold),
      })),
    );
    line.held = null;
    const told = new Map<string, number>();
    for (const { ticketId, seqs } of missed) {
      seqs.forEach((seq) => {
        hub.send(line, { type: 'ticket', ticketId, seq });
      });
      told.set(ticketId, seqs.at(-1) ?? 0);
    }
    held
      .filter((event) => isNewer(event, told))
      .forEach((event) => {
        hub.send(line, event);
      });
  } finally {
    line.held = null;
  }
}

function isNewer(event: LiveEvent, told: ReadonlyMap<string, number>): boolean {
  return event.type !== 'ticket' || event.seq > (told.get(event.ticketId) ?? 0);
}
