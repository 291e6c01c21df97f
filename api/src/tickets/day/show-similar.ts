import { ratingOf } from '#api/ratings/index';
import type { Actor } from '#shared/accounts/actor';
import type { SimilarTicket } from '#shared/tickets/similar-api';

import { checksOf, personOf, presentResolution, standingOf, type Known } from '../present-entry';
import { readTicket } from '../read-ticket';
import { currentRound } from '../ticket';
import type { TicketDeps } from '../ticket-deps';

import type { SolvedTicket } from './day-repository';

const mostOfEach = 3;

/**
 * How the same device, and the same kind of problem of the product, was solved before: what the customer did not take for
 * a solution is none.
 *
 * @throws {AppError} `ticket.not_found`
 */
export async function showSimilar(
  deps: TicketDeps,
  { ticketId, actor }: { ticketId: string; actor: Actor },
): Promise<SimilarTicket[]> {
  const { ticket } = await readTicket(deps, { id: ticketId, actor });
  const { asset, product } = await deps.days.solvedAlike(ticket);
  const known = new Set(asset.map(({ id }) => id));
  const chosen = [
    ...chosenOf(asset).map((one) => ({ one, sameAs: 'asset' as const })),
    ...chosenOf(product.filter(({ id }) => !known.has(id))).map((one) => ({
      one,
      sameAs: 'product' as const,
    })),
  ];
  const solved = chosen.map(({ one }) => one);
  const [people, words] = await Promise.all([
    deps.people([...new Set(solved.flatMap(({ assigneeId }) => assigneeId ?? []))], actor),
    deps.wordStandings(checksOf(solved.map(saidOf)), actor),
  ]);
  return chosen.flatMap(({ one, sameAs }) => present(one, { people, words }, sameAs));
}

function chosenOf(solved: readonly SolvedTicket[]): SolvedTicket[] {
  return solved.filter(isSolved).slice(0, mostOfEach);
}

function isSolved(ticket: SolvedTicket): boolean {
  const { outcome = null, resolutions, ratings } = ticket;
  const isRefused = ratingOf(ratings, currentRound(ticket))?.fixed === 'no';
  return outcome === null && resolutions.length > 0 && !isRefused;
}

/** The check of the newest resolution's words. */
function saidOf({ resolutions, resolutionCheckId }: SolvedTicket) {
  return { checkId: resolutions.at(-1)?.checkId ?? resolutionCheckId };
}

function present(
  ticket: SolvedTicket,
  { people, words }: Pick<Known, 'people' | 'words'>,
  sameAs: SimilarTicket['sameAs'],
): SimilarTicket[] {
  const resolution = ticket.resolutions.at(-1);
  if (!resolution || !standingOf(words, saidOf(ticket)).isShown) {
    return [];
  }
  const { at, ...said } = presentResolution(resolution);
  const engineer = personOf(people, ticket.assigneeId);
  return [{ id: ticket.id, number: ticket.number, sameAs, ...said, solvedAt: at, engineer }];
}
