import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { clockTime, sayMoment } from '#shared/time/say-time';

import { doneWords } from './action-form';
import type { Side } from './timeline-words';

type Ticket = Pick<TicketReply, 'followUp' | 'urgeAgainAt'>;
type Owed = Pick<TicketReply, 'followUp' | 'relations'>;

/** Said once the action is through; a bad rating hears at once when somebody will call. */
export function sayDone(action: TicketAction, { followUp }: Ticket, now: number): string {
  return action === 'rate' && followUp
    ? `谢谢，我们会在${sayMoment(followUp.dueAt, now)} 前给您回电`
    : doneWords[action];
}

/** What an urging did and when the next one opens; null when there is nothing to wait for. */
export function sayUrged({ urgeAgainAt }: Ticket): string | null {
  return urgeAgainAt === null
    ? null
    : `已为您催单，工程师和调度都收到了。${clockTime(urgeAgainAt)} 后可以再催`;
}

/** The call that a bad rating was promised, as far as it concerns the reader; colleagues who follow are not called. */
export function ownCallBack({ followUp, relations }: Owed, side: Side): Owed['followUp'] {
  return side === 'staff' || relations.includes('reporter') ? followUp : null;
}

/** It is kept or apologised for. */
export function sayCallBack(ticket: Owed, side: Side, now: number): string | null {
  const owed = ownCallBack(ticket, side);
  if (!owed) {
    return null;
  }
  const due = sayMoment(owed.dueAt, now);
  if (Date.parse(owed.dueAt) < now) {
    return side === 'customer'
      ? `原定${due} 前给您回电，我们晚了，抱歉，正在安排`
      : `答应${due} 前给客户回电，已经晚了`;
  }
  return side === 'customer' ? `我们会在${due} 前给您回电` : `答应${due} 前给客户回电`;
}
