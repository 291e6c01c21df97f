import type { NoticeRule } from '../../notices/notice-rule';
import type { TicketAction } from '../ticket-actions';

import { clockNotices } from './clock-notices';
import { customerNotices } from './customer-notices';
import { followUpNotices } from './follow-up-notices';
import { offerNotices } from './offer-notices';
import { silenceNotices } from './silence-notices';
import { taskNotices } from './task-notices';
import { visitNotices } from './visit-notices';
import { workNotices } from './work-notices';

/**
 * What happened to a ticket → who hears of it, in which words, and how. The one who did it never hears of it, and
 * customers never hear of internal entries.
 */
export const ticketNotices = {
  ...customerNotices,
  ...workNotices,
  ...offerNotices,
  ...silenceNotices,
  ...visitNotices,
  ...followUpNotices,
  ...taskNotices,
  ...clockNotices,
} as const satisfies Record<TicketAction | 'submit', NoticeRule>;

export type TicketNoticeKind = keyof typeof ticketNotices;
export const ticketNoticeNames = Object.keys(ticketNotices) as TicketNoticeKind[];
