import { setTimeout as sleep } from 'node:timers/promises';

import pLimit from 'p-limit';

import { AppError } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import type { Unheard } from '#api/notice-owner';
import { roleName } from '#shared/accounts/roles';
import { vitalNoticeWords } from '#shared/tickets/vital-notice-words';
import { vitalNoticeNames, vitalNotices } from '#shared/tickets/vital-notices';

import { decideStep } from '../decide-step';
import { owedNotice } from '../owed-notice';
import type { OutboxEntry, Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';
import type { TicketDeps } from '../ticket-deps';
import type { TicketReach } from '../ticket-reading-repository';
import { ticketWords } from '../words';
import { writeChange } from '../write-change';

import { isMarked, withUnreached } from './unreached';
import type { Unreached } from './unreached-mark';

const { most: tries } = bounded.writesTried;

/**
 * Somebody could not be reached: their ticket says so to the desk, and whoever comes next is told at once. What the product itself
 * put to somebody goes on to the next of the ranking; of everything else the desk hears. Each is noted once, so
 * that this ends: nobody is asked twice, and of what the desk does not hear the ticket alone tells.
 */
export async function noteUnheard(deps: TicketDeps, all: readonly Unheard[]): Promise<void> {
  const ids = new Set(all.map(({ sourceId }) => sourceId));
  const tickets = new Map(
    (await deps.tickets.findReach([...ids])).map((ticket) => [ticket.id, ticket]),
  );
  const limit = pLimit(atOnce);
  await Promise.all(
    [...ids].map((id) =>
      limit(async () => {
        const ticket = tickets.get(id);
        // of one ticket one after the other
        for (const unheard of all.filter(({ sourceId }) => sourceId === id)) {
          await (ticket && missedBy(ticket, unheard).length > 0 && noteOne(deps, unheard));
        }
      }),
    ),
  );
}

/** So many tickets are written beside each other. */
const atOnce = 8;

async function noteOne(deps: TicketDeps, unheard: Unheard): Promise<void> {
  const { sourceId: id } = unheard;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const ticket = await deps.tickets.find(id, { isFresh: true });
    const missed = ticket ? missedBy(ticket, unheard) : [];
    if (!ticket || missed.length === 0) {
      return;
    }
    if (await writeChange(deps, ticket, await changeOf(deps, ticket, { missed, unheard }))) {
      return;
    }
    await sleep(Math.random() * 2 * attempt);
  }
  throw new AppError('request.too_many', { retryAfter: 1000 });
}

/** Of those who must hear of it, who cannot and is not marked yet; somebody whom it no longer concerns need not. */
function missedBy(
  ticket: TicketReach,
  { at, fact, heardIds, kind, personIds }: Unheard,
): Unreached[] {
  const name = vitalNoticeNames.find((one) => one === kind);
  if (name === undefined || ticket.queue === null) {
    return [];
  }
  const { person, isForDesk } = vitalNotices[name];
  const addressee = person === 'offered' ? offeredAt(ticket, at) : ticket.assigneeId;
  const isPersonMissed = person && addressee !== null && personIds.includes(addressee);
  const isDeskMissed = isForDesk && heardIds.every((id) => id === ticket.assigneeId);
  return [...(isPersonMissed ? [addressee] : []), ...(isDeskMissed ? [null] : [])]
    .map((personId) => ({ personId, kind: name, fact, at }))
    .filter((one) => !isMarked(ticket, one));
}

/** Whom the offer is made to that was made then; null: it is over. */
function offeredAt({ offer }: TicketReach, at: Date): string | null {
  return offer?.at.getTime() === at.getTime() ? offer.to : null;
}

type Missed = { missed: readonly Unreached[]; unheard: Unheard };

async function changeOf(
  deps: TicketDeps,
  ticket: Ticket,
  { missed, unheard }: Missed,
): Promise<TicketChange> {
  const unreached = withUnreached(ticket, missed);
  const [first] = missed.flatMap(({ personId }) => personId ?? []);
  const isOwnOffer = ticket.offer?.by === null && ticket.offer.to === first;
  if (first !== undefined && isOwnOffer && isOffer(unheard)) {
    const { entries, fields, outbox } = await lapseOf(deps, ticket);
    return { entries, outbox, fields: { ...fields, unreached } };
  }
  const isDeskToldAlready = first === undefined || missed.every(({ kind }) => kind === 'breach');
  const outbox = isDeskToldAlready ? [] : [await forDesk(deps, ticket, { first, unheard })];
  return { fields: { unreached }, entries: [], outbox };
}

function isOffer({ kind }: Unheard): boolean {
  return kind === 'assign' || kind === 'hand_over';
}

async function lapseOf(deps: TicketDeps, ticket: Ticket): Promise<TicketChange> {
  return decideStep(ticket, {
    ...{ action: 'lapse', actor: null, relations: new Set(['system']) },
    body: { note: ticketWords.notReached },
    ...{ now: deps.clock(), terms: await deps.terms(ticket), key: null, fingerprint: null },
  });
}

type First = { first: string; unheard: Unheard };

async function forDesk(
  deps: TicketDeps,
  ticket: Ticket,
  { first, unheard: { fact, kind } }: First,
): Promise<OutboxEntry> {
  const name = (await deps.people([first])).get(first)?.name ?? roleName('engineer');
  const what = vitalNoticeNames.find((one) => one === kind) ?? 'unheard';
  return owedNotice(ticket, {
    ...{ fact: `unheard:${fact}:${first}`, kind: 'unheard', at: deps.clock(), actorId: null },
    ...{ visibility: 'internal', text: ticketWords.unheardBy(name, vitalNoticeWords[what]) },
  });
}
