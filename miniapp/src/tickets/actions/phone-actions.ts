import type { Side } from '#shared/accounts/roles';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

import { actionWords } from '../words/actions';

import { customerActions } from './customer-actions';
import { followUpActions } from './follow-up-actions';
import type { Changed, PhoneAction } from './phone-action';
import { staffActions } from './staff-actions';
import { taskActions } from './task-actions';

/** Every action as the phone shows it. The first that is allowed and wants the bar is the one big button. */
export const phoneActions: Record<TicketAction, PhoneAction> = {
  ...customerActions,
  ...followUpActions,
  ...taskActions,
  ...staffActions,
};

/** What is said once an action is through, of the ticket as it is then. */
export function sayDone(action: TicketAction, ticket: Changed, now: number): string {
  return phoneActions[action].done?.(ticket, now) ?? actionWords[action].done;
}

/** What somebody did by this action, to stand after their name. */
export function sayDeed(action: TicketAction, entry: TimelineEntryReply, side: Side): string {
  return phoneActions[action].deed?.(entry, side) ?? actionWords[action].deed;
}
