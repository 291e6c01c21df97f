import type { TicketAction } from '#shared/tickets/ticket-actions';

import { customerActions } from './customer-actions';
import type { PhoneAction } from './phone-action';
import { staffActions } from './staff-actions';

/** Every action as the phone shows it. The first that is allowed and wants the bar is the one big button. */
export const phoneActions: Record<TicketAction, PhoneAction> = {
  ...customerActions,
  ...staffActions,
};
