import { announceChange, announceSteps } from './announce-steps';
import { entriesAllowed } from './history-repository';
import { ticketKey } from './owed-notice';
import { searchKeysOf } from './search-keys-of';
import type { Ticket } from './ticket';
import type { TicketChange } from './ticket-change';
import type { TicketDeps } from './ticket-deps';
import { dueTimer } from './timers/timer-times';

/** Writes what was decided and wakes whoever goes on from there. Null when somebody else changed the ticket meanwhile. */
export async function writeChange(
  deps: TicketDeps,
  ticket: Ticket,
  change: TicketChange,
): Promise<Ticket | null> {
  const written = await deps.tickets.write(ticket, change, await newKeys(deps, ticket, change));
  if (written === null) {
    return null;
  }
  if (change.outbox.length > 0) {
    deps.newsOwed.raise(ticketKey(ticket.id));
  }
  if (written.entriesHeld > entriesAllowed) {
    deps.historyDue.raise();
  }
  wakeTimers(deps, written);
  await noteOffer(deps, ticket, written);
  await (change.entries.length > 0
    ? announceSteps(deps, ticket, written)
    : announceChange(deps, ticket, written));
  return written;
}

/** Whoever is looked for, or has to learn of it, need not wait until the queue looks by itself. */
export function wakeTimers({ clock, timerDue }: TicketDeps, ticket: Ticket) {
  const due = dueTimer(ticket, clock());
  if (due === 'link' || due === 'place') {
    timerDue.raise();
  }
}

/** Who was asked longest ago is asked first next time; a note that is lost costs only a turn. */
async function noteOffer({ noteAsked }: TicketDeps, before: Ticket, { offer }: Ticket) {
  if (offer && offer.at !== before.offer?.at) {
    await noteAsked(offer.to, offer.at);
  }
}

const foundBy = ['assigneeId', 'assetCode', 'contact'] as const;

/** A ticket is found by the name of whoever holds it, and by what the desk may correct. */
async function newKeys(deps: TicketDeps, ticket: Ticket, { fields }: TicketChange) {
  const after = { ...ticket, ...fields };
  const isSame = foundBy.every((name) => after[name] === ticket[name]);
  return isSame ? undefined : searchKeysOf(deps, after);
}
