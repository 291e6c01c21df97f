import { assignmentDeps, choose, findCandidates, handsOf, offersFrom } from '#api/assignment/index';
import type { Database } from '#api/mongo/index';
import { ticketAssignment, type AssignmentOfTickets } from '#api/tickets/index';
import type { EngineerProfile } from '#shared/directory/engineer-profile';
import { usualRules, type ServiceRules } from '#shared/directory/service-rules';

/** Who solves tickets and how they find them, as a test says. */
export type AssignmentWorld = {
  now: Date;
  engineers: EngineerProfile[];
  mode: ServiceRules['assignment'];
  onCall: string[];
  nextOnCall: { personId: string; from: Date } | null;
  /** Id and name. */
  regions: Record<string, string>;
};

/** Only the desk decides: nothing happens by itself. */
export const usualAssignment: Omit<AssignmentWorld, 'now'> = {
  ...{ engineers: [], mode: 'manual', onCall: [], nextOnCall: null, regions: {} },
};

function regionOf({ regions }: AssignmentWorld, { regionId }: { regionId?: string | null }) {
  const name = regions[regionId ?? ''];
  return regionId && name ? { id: regionId, name, isChosen: true } : null;
}

/** The real assignment over the tickets of a database; its people come from the test. */
export function assignmentOf(database: Database, world: AssignmentWorld): AssignmentOfTickets {
  const deps = assignmentDeps(database, {
    ...ticketAssignment(database),
    clock: () => world.now,
    engineers: () => Promise.resolve(world.engineers),
    onCall: () => Promise.resolve(world.onCall),
    nextOnCall: () => Promise.resolve(world.nextOnCall),
    rules: () => Promise.resolve({ ...usualRules, assignment: world.mode }),
    regionOf: (ticket) => Promise.resolve(regionOf(world, ticket)),
  });
  return {
    awayUntil: () => Promise.resolve(new Map()),
    engineers: deps.engineers,
    candidates: (ticket, at) => findCandidates(deps, ticket, at),
    choose: (ticket, moment) => choose(deps, ticket, moment),
    handsOf: (id, at) => handsOf(deps, id, at),
    region: (id) => Promise.resolve(regionOf(world, { regionId: id })),
    regionOf: deps.regionOf,
    chooseAlone: deps.turns.alone,
    noteAsked: deps.turns.noteAsked,
    offersFrom: (ticket, moment) => offersFrom(deps, ticket, moment),
  };
}
