import type { EngineerProfile } from '#shared/directory/engineer-profile';
import type { TicketCategory } from '#shared/tickets/ticket-words';

import type { AssignmentDeps, Origin, Whereabouts } from './assignment-deps';
import { rankEngineers, type Ranked, type Standing } from './rank-engineers';

/** A ticket as far as it matters who takes it. */
export type Assignable = Origin &
  Whereabouts & {
    category: TicketCategory;
    productId: string | null;
    visit: object | null;
    /** What is arranged about a visit that the report did not ask for. */
    appointment?: object | null;
    assigneeId: string | null;
    passedBy: readonly string[];
  };

/** Everybody who solves tickets, in the order in which this one is put to them. */
export async function findCandidates(
  deps: AssignmentDeps,
  ticket: Assignable,
  at: Date,
): Promise<Ranked[]> {
  const engineers = await deps.engineers(at);
  const region = await deps.regionOf(ticket);
  const { appointment = null, assigneeId, category, passedBy, productId, visit } = ticket;
  return rankEngineers(
    {
      ...{ category, productId, regionId: region?.id ?? null },
      isVisit: visit !== null || appointment !== null,
      leftOut: assigneeId === null ? passedBy : [...passedBy, assigneeId],
    },
    engineers,
    await standingsOf(deps, ticket, engineers),
  );
}

async function standingsOf(
  deps: AssignmentDeps,
  origin: Origin,
  engineers: readonly EngineerProfile[],
): Promise<Map<string, Standing>> {
  const ids = engineers.map(({ id }) => id);
  const [loads, askedAt, solvers] = await Promise.all([
    deps.countLoad(ids),
    deps.turns.askedAt(ids),
    deps.solversBefore(origin),
  ]);
  return new Map(
    ids.map((id) => [
      id,
      {
        ...{ load: loads.get(id) ?? 0, askedAt: askedAt.get(id) ?? null },
        fixedAsset: solvers.asset.includes(id),
        fixedCustomer: solvers.customer.includes(id),
      },
    ]),
  );
}
