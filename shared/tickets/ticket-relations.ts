/**
 * Who is asking, relative to one ticket; a person may be several at once. `pool` is an engineer before a ticket that
 * nobody holds and nobody is asked to take, `offered` who is asked, `follower` a colleague of
 * the reporter whose organization lets colleagues follow or whose own report was merged into this one, `task owner` owes
 * something on its responsibility list, `helper` has worked on it and holds it no longer, `staff` anybody of the staff.
 */
export const ticketRelations = [
  'reporter',
  'follower',
  'pool',
  'offered',
  'assignee',
  'task owner',
  'helper',
  'dispatcher',
  'manager',
  'staff',
  'system',
] as const;
export type TicketRelation = (typeof ticketRelations)[number];
