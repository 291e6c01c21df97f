import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import type { Place, PlacedTicket } from './actions/phone-action';
import { phoneActions } from './actions/phone-actions';

type Ticket = Pick<TicketReply, 'allowedActions'> & PlacedTicket;

// the table's own keys
const inOrder = Object.keys(phoneActions) as TicketAction[];

/** The one next action of this person, or null when there is only talking left. */
export function nextAction(ticket: Ticket): TicketAction | null {
  return (
    inOrder.find(
      (action) => ticket.allowedActions.includes(action) && placeOf(action, ticket) === 'bar',
    ) ?? null
  );
}

/** What stands beside the big button. */
export function actionsBeside(ticket: Ticket): TicketAction[] {
  return knownActions(ticket).filter((action) => placeOf(action, ticket) === 'beside');
}

/** What is left for ⋯, what cannot be taken back at the very end. */
export function otherActions(ticket: Ticket): TicketAction[] {
  const shown = [nextAction(ticket), ...actionsBeside(ticket)];
  const rank = (action: TicketAction) =>
    phoneActions[action].isDanger ? 2 : Number(placeOf(action, ticket) === 'rare');
  return knownActions(ticket)
    .filter((action) => !shown.includes(action) && placeOf(action, ticket) !== 'block')
    .sort((one, other) => rank(one) - rank(other));
}

/** An API that is newer than this phone may allow what the phone cannot show yet. */
function knownActions({ allowedActions }: Ticket): TicketAction[] {
  return allowedActions.filter((action) => inOrder.includes(action));
}

function placeOf(action: TicketAction, ticket: Ticket): Place {
  const { place } = phoneActions[action];
  return typeof place === 'function' ? place(ticket) : place;
}
