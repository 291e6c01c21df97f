import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';

type Ticket = Pick<TicketReply, 'allowedActions' | 'visit' | 'timeline' | 'rating'>;

/** Ways on, the most useful first; `note` and the like are never the one big button. */
const preferred = ['answer', 'confirm', 'accept', 'rate', 'start', 'resolve', 'assign'] as const;

/** The one next action of this person, or null when there is only talking left. */
export function nextAction(ticket: Ticket): TicketAction | null {
  const allowed = (action: TicketAction) => ticket.allowedActions.includes(action);
  if (ticket.visit && allowed('resolve') !== allowed('start')) {
    const road = roadAction(ticket);
    if (road && allowed(road)) {
      return road;
    }
  }
  return preferred.find((action) => allowed(action) && !isDone(ticket, action)) ?? null;
}

/** What is left for ⋯: everything but the big button and the message beside it. */
export function otherActions(ticket: Ticket): TicketAction[] {
  const next = nextAction(ticket);
  const others = ticket.allowedActions.filter((action) => action !== next && action !== 'message');
  return others.sort((one, two) => rank(one) - rank(two));
}

/** What is rarely wanted comes last, what cannot be taken back at the very end. */
function rank(action: TicketAction): number {
  const last: TicketAction[] = ['depart', 'arrive', 'decline', 'cancel'];
  return last.indexOf(action);
}

/** A visit goes 出发, then 到达, before the work on site. */
function roadAction({ timeline }: Ticket): 'depart' | 'arrive' | null {
  const kinds = timeline.map(({ kind }) => kind);
  const round = Math.max(kinds.lastIndexOf('accept'), kinds.lastIndexOf('reopen'));
  if (kinds.lastIndexOf('arrive') > round) {
    return null;
  }
  return kinds.lastIndexOf('depart') > round ? 'arrive' : 'depart';
}

function isDone({ rating }: Ticket, action: TicketAction): boolean {
  return action === 'rate' && rating !== null;
}
