import { assignmentDeps, choose, findCandidates, offersFrom } from '#api/assignment/index';
import type { Database } from '#api/mongo/index';
import { ticketAssignment, type TicketPorts } from '#api/tickets/index';
import type { EngineerProfile } from '#shared/directory/engineer-profile';
import { usualRules, type ServiceRules } from '#shared/directory/service-rules';

/** Who solves tickets and how they find them, as a test says. */
export type AssignmentWorld = {
  now: Date;
  engineers: EngineerProfile[];
  mode: ServiceRules['assignment'];
  onCall: string[];
  nextOnCall: { personId: string; from: Date } | null;
};

/** Only the desk decides: nothing happens by itself. */
export const usualAssignment: Omit<AssignmentWorld, 'now'> = {
  ...{ engineers: [], mode: 'manual', onCall: [], nextOnCall: null },
};

type Asked =
  'awayUntil' | 'candidates' | 'choose' | 'chooseAlone' | 'engineers' | 'noteAsked' | 'offersFrom';

/** The real assignment over the tickets of a database; its people come from the test. */
export function assignmentOf(database: Database, world: AssignmentWorld): Pick<TicketPorts, Asked> {
  const deps = assignmentDeps(database, {
    ...ticketAssignment(database),
    clock: () => world.now,
    engineers: () => Promise.resolve(world.engineers),
    onCall: () => Promise.resolve(world.onCall),
    nextOnCall: () => Promise.resolve(world.nextOnCall),
    rules: () => Promise.resolve({ ...usualRules, assignment: world.mode }),
    regionOf: () => Promise.resolve(null),
  });
  return {
    awayUntil: () => Promise.resolve(new Map()),
    engineers: deps.engineers,
    candidates: (ticket, at) => findCandidates(deps, ticket, at),
    choose: (ticket, moment) => choose(deps, ticket, moment),
    chooseAlone: deps.turns.alone,
    noteAsked: deps.turns.noteAsked,
    offersFrom: (ticket, moment) => offersFrom(deps, ticket, moment),
  };
}
