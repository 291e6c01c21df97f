import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';

import { checksOf, standingOf as wordsStand, type Known } from './present-entry';
import { relationsOf } from './read-ticket';
import { isForCustomers } from './reasons';
import { mayRead } from './relations';
import type { TimelineEntry } from './ticket';
import type { TicketDeps } from './ticket-deps';
import type { StepName, TicketOfSteps } from './ticket-reading-repository';

/** What may still be told of a step that somebody was told of before. */
type StepWords = {
  /** The words that were told then, what the ticket is about instead of them, or neither. */
  says: 'as written' | 'about' | 'nothing';
  /** Empty when it is kept from the reader. */
  problem: string;
  /** Who held the ticket after it; null when it did not say. */
  assigneeId: string | null;
};

type Deps = Pick<TicketDeps, 'organization' | 'tickets' | 'wordStandings'>;

const nothing: StepWords = { says: 'nothing', problem: '', assigneeId: null };

/**
 * How the words of steps stand before a reader now: they may have been hidden since they were told, and the ticket
 * closed to the reader. In the order of the steps.
 */
export async function wordsBefore(
  deps: Deps,
  steps: readonly StepName[],
  reader: Actor,
): Promise<StepWords[]> {
  const tickets = steps.length === 0 ? [] : await deps.tickets.findSteps(steps);
  const said = tickets.flatMap((ticket) => [ticket, ...ticket.timeline]);
  const words = await deps.wordStandings(checksOf(said), reader);
  const open = await readableBy(deps, tickets, reader);
  return steps.map(({ ticketId, seq }) => {
    const ticket = open.get(ticketId);
    const mayReadAll = may(reader.role, 'read every ticket');
    return ticket ? wordsOf(ticket, seq, { words, mayReadAll }) : nothing;
  });
}

async function readableBy(deps: Deps, tickets: readonly TicketOfSteps[], reader: Actor) {
  const asked = new Map<string, ReturnType<Deps['organization']>>();
  // a reader has one organization, and many tickets of it
  const organization = (id: string) => {
    const found = asked.get(id) ?? deps.organization(id);
    asked.set(id, found);
    return found;
  };
  const open = tickets.map(async (ticket) =>
    mayRead(reader, await relationsOf({ organization }, ticket, reader)) ? [ticket] : [],
  );
  const readable = (await Promise.all(open)).flat();
  return new Map(readable.map((ticket) => [ticket.id, ticket]));
}

type Reading = { words: Known['words']; mayReadAll: boolean };

function wordsOf(ticket: TicketOfSteps, seq: number | null, reading: Reading): StepWords {
  const entry = ticket.timeline.find((one) => one.seq === seq);
  const problem = wordsStand(reading.words, ticket).isShown ? ticket.description : '';
  const assigneeId = entry ? (entry.assigneeId ?? entry.actorId) : null;
  return { says: sayingOf(entry, problem, reading), problem, assigneeId };
}

function sayingOf(
  entry: TimelineEntry | undefined,
  problem: string,
  { words, mayReadAll }: Reading,
): StepWords['says'] {
  if (!entry || !hasOwnWords(entry)) {
    // the problem was told in their place
    return problem === '' ? 'nothing' : 'as written';
  }
  if (mayReadAll || isForCustomers(entry)) {
    return wordsStand(words, entry).isShown ? 'as written' : 'nothing';
  }
  return entry.visibility === 'customer' && problem !== '' ? 'about' : 'nothing';
}

function hasOwnWords({ text, resolution, task }: TimelineEntry): boolean {
  const isResolved = resolution !== null && resolution.solution !== '';
  return text !== '' || isResolved || Boolean(task);
}
