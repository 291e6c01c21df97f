import type { Side } from '#shared/accounts/roles';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { clockTime, sayMoment } from '#shared/time/say-time';

type Owed = Pick<TicketReply, 'followUp' | 'relations'>;

/** What urging did and when it is possible again; null when it is possible now. */
export function sayUrged({ urgeAgainAt }: Pick<TicketReply, 'urgeAgainAt'>): string | null {
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
