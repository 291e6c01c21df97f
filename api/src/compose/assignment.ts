import {
  assignmentDeps,
  choose,
  findCandidates,
  handsOf,
  offersFrom,
  type AssignmentDeps,
} from '#api/assignment/index';
import {
  awayUntil,
  engineersAt,
  findRegion,
  nextOnCall,
  onCallAt,
  regionOf,
  rulesNow,
  type DirectoryDeps,
} from '#api/directory/index';
import { ticketAssignment, type AssignmentOfTickets } from '#api/tickets/index';

import type { Foundation } from './foundation';

/** Lets tickets find those who solve them: people come from the directory, what they hold from the tickets themselves. */
export function composeAssignment(
  { clock, database }: Foundation,
  directory: DirectoryDeps,
): AssignmentOfTickets {
  const deps: AssignmentDeps = assignmentDeps(database, {
    ...ticketAssignment(database),
    clock,
    engineers: (at) => engineersAt(directory, at),
    onCall: (at) => onCallAt(directory, at),
    nextOnCall: (after) => nextOnCall(directory, after),
    rules: () => rulesNow(directory),
    regionOf: (ticket) => regionOf(directory, ticket),
  });
  return {
    awayUntil: (at) => awayUntil(directory, at),
    engineers: deps.engineers,
    candidates: (ticket, at) => findCandidates(deps, ticket, at),
    choose: (ticket, moment) => choose(deps, ticket, moment),
    handsOf: (id, at) => handsOf(deps, id, at),
    region: (id) => findRegion(directory, id),
    regionOf: deps.regionOf,
    chooseAlone: deps.turns.alone,
    noteAsked: deps.turns.noteAsked,
    offersFrom: (ticket, moment) => offersFrom(deps, ticket, moment),
  };
}
