import { AppError } from '#api/app-error';
import { takeNext } from '#api/background/index';
import { bounded } from '#api/bounds/index';
import { everybody } from '#api/directory/index';
import { isIn } from '#shared/tickets/ticket-status';

import type { TicketDeps } from '../ticket-deps';
import { writeChange } from '../write-change';

import { recountChange } from './recount-change';

const { most: atOnce } = bounded.ticketsRecounted;
const { most: tries } = bounded.writesTried;

/** Counts open tickets anew whose terms were changed, a slice at a time; false when nothing is left to be counted. */
export function recountNext(deps: TicketDeps): Promise<boolean> {
  const { attempts, clock, termsChanges } = deps;
  return takeNext(attempts, {
    kind: 'recount',
    isAlone: true,
    due: (passedOver, most) => termsChanges.due(clock(), { passedOver, most }),
    work: (whose) => recountSlice(deps, whose),
  });
}

/** Done twice, after a death or by two processes at once, it is the same. */
async function recountSlice(deps: TicketDeps, whose: string): Promise<boolean> {
  const change = await deps.termsChanges.find(whose);
  if (!change) {
    return false;
  }
  const { items, nextCursor } = await deps.tickets.listOpen({
    limit: atOnce,
    cursor: change.reached ?? undefined,
  });
  const concerned = items.filter(
    ({ organizationId }) => whose === everybody || organizationId === whose,
  );
  for (const { id } of concerned) {
    await recount(deps, id);
  }
  await (nextCursor === null
    ? deps.termsChanges.settle(change)
    : deps.termsChanges.reach(change, nextCursor));
  return true;
}

/** @throws {AppError} `request.too_many` where others are always faster: the slice is tried again */
async function recount(deps: TicketDeps, id: string): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const ticket = await deps.tickets.find(id, { isFresh: true });
    if (!ticket || isIn('over', ticket.status)) {
      return;
    }
    const change = recountChange(ticket, { now: deps.clock(), terms: await deps.terms(ticket) });
    if (change === null || (await writeChange(deps, ticket, change))) {
      return;
    }
  }
  throw new AppError('request.too_many', { retryAfter: 1000 });
}
