import type { Side } from '#shared/accounts/roles';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { isIn } from '#shared/tickets/ticket-status';

import { taskWords } from './words/tasks';

type Shown = {
  criteria: Pick<NonNullable<TicketReply['criteria']>, 'state'>;
  status: TicketReply['status'];
};

/** What comes next of the criteria, as long as anything does; empty once the ticket is over. */
export function sayCriteriaState({ criteria, status }: Shown, side: Side): string {
  const words = taskWords.criteria;
  if (isIn('over', status)) {
    return '';
  }
  // nobody proposes others for what is solved
  return criteria.state === 'questioned' && status === 'resolved'
    ? words.neverAgreed[side]
    : words.states[criteria.state][side];
}
