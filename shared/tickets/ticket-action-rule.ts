import type { ActionNeed } from './action-needs';
import type { TicketRelation } from './ticket-relations';
import type { TicketStatus } from './ticket-status';

export type TicketActionRule = {
  from: readonly TicketStatus[];
  /** Left out, the status stays. */
  to?: TicketStatus;
  /** The status moves only from these; left out, from all. */
  moves?: readonly TicketStatus[];
  by: readonly TicketRelation[];
  /** Who of them moves it; with the others the status stays. Left out, everybody. */
  movedBy?: readonly TicketRelation[];
  /** Who holds the ticket afterwards; left out, nothing changes. */
  assignee?: 'actor' | 'nobody';
  /** It is offered to whoever is named: status and holder stay as they are until that person accepts. */
  offers?: true;
  needs?: readonly ActionNeed[];
};
