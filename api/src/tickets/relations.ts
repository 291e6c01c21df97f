import type { Actor } from '#shared/accounts/actor';
import { isStaff, may, type Grant } from '#shared/accounts/roles';
import type { TicketRelation } from '#shared/tickets/ticket-actions';

import type { Ticket } from './ticket';

/** Null acts for the product itself. */
export type StepActor = Actor | null;

export type TicketPeople = Pick<
  Ticket,
  | 'assigneeId'
  | 'joinedReporterIds'
  | 'offer'
  | 'organizationId'
  | 'reporterId'
  | 'status'
  | 'taskOwnerIds'
> &
  Partial<Pick<Ticket, 'workerIds'>>;

type PersonRelation = Exclude<TicketRelation, 'system'>;

/** Without the grant nobody stands to a ticket in this way. Whoever changes roles within the staff keeps what they hold. */
const grantFor: Record<PersonRelation, Grant> = {
  reporter: 'report tickets',
  follower: 'follow colleagues',
  pool: 'solve tickets',
  offered: 'solve tickets',
  assignee: 'read every ticket',
  'task owner': 'read every ticket',
  helper: 'read every ticket',
  dispatcher: 'dispatch tickets',
  manager: 'manage tickets',
  staff: 'read every ticket',
};
// the table's own keys, in the order in which replies name them
const personRelations = Object.keys(grantFor) as PersonRelation[];

/** How somebody stands to a ticket. `colleaguesFollow`: does the ticket's organization allow it? */
export function relationsTo(
  ticket: TicketPeople,
  actor: StepActor,
  colleaguesFollow: boolean,
): Set<TicketRelation> {
  if (actor === null) {
    return new Set(['system']);
  }
  const { id, role } = actor;
  const holds: Record<PersonRelation, boolean> = {
    reporter: id === ticket.reporterId,
    follower: hasJoined(ticket, actor) || (isColleague(ticket, actor) && colleaguesFollow),
    pool: isInPool(ticket),
    offered: id === ticket.offer?.to,
    assignee: id === ticket.assigneeId,
    'task owner': (ticket.taskOwnerIds ?? []).includes(id),
    helper: id !== ticket.assigneeId && (ticket.workerIds ?? []).includes(id),
    dispatcher: !may(role, 'manage tickets'),
    manager: true,
    staff: true,
  };
  return new Set(personRelations.filter((name) => holds[name] && may(role, grantFor[name])));
}

/** Staff read every ticket; of the customers only those who stand to it somehow. */
export function mayRead(actor: StepActor, relations: ReadonlySet<TicketRelation>): boolean {
  return actor === null || may(actor.role, 'read every ticket') || relations.size > 0;
}

/** What somebody of this role could be to a ticket on another day; that staff report too is the exception. */
export function possibleRelations({ role }: Actor): readonly TicketRelation[] {
  if (!isStaff(role)) {
    return (['reporter', 'follower'] as const).filter((name) => may(role, grantFor[name]));
  }
  const desk = (['dispatcher', 'manager'] as const).filter((name) => may(role, grantFor[name]));
  return may(role, 'solve tickets')
    ? ['pool', 'offered', 'assignee', 'task owner', 'helper', ...desk, 'staff']
    : ['task owner', 'helper', ...desk, 'staff'];
}

/** Their own report was merged into it. */
function hasJoined({ joinedReporterIds = [], reporterId }: TicketPeople, { id }: Actor): boolean {
  return id !== reporterId && joinedReporterIds.includes(id);
}

function isColleague(ticket: TicketPeople, { id, organizationId }: Actor): boolean {
  return (
    id !== ticket.reporterId && organizationId !== null && organizationId === ticket.organizationId
  );
}

type Pooled = Pick<TicketPeople, 'assigneeId' | 'offer' | 'status'>;

/** Submitted, nobody's, and offered to nobody. */
export function isInPool({ assigneeId, offer, status }: Pooled): boolean {
  return status === 'submitted' && assigneeId === null && !offer;
}
