import type { ticketNotices } from './notices/ticket-notices';
import { type TicketNoticeKind } from './notices/ticket-notices';

/** What somebody must hear of: who cannot be reached is shown at the desk. */
export type VitalNotice = {
  [Kind in TicketNoticeKind]: (typeof ticketNotices)[Kind] extends { isVital: true } ? Kind : never;
}[TicketNoticeKind];

type Addressee = 'offered' | 'assignee';

type VitalRule = {
  /** Of whom it matters that this very person hears of it; left out, anybody of the desk will do. */
  person?: Addressee;
  /** The desk hears of it as well, and somebody there must. */
  isForDesk?: true;
};

/** Whom each of them must reach. */
export const vitalNotices: Record<VitalNotice, VitalRule> = {
  assign: { person: 'offered' },
  hand_over: { person: 'offered' },
  warning: { person: 'assignee' },
  urge: { person: 'assignee' },
  breach: { person: 'assignee', isForDesk: true },
  submit: { isForDesk: true },
  unplaced: { isForDesk: true },
  unheld_warning: { isForDesk: true },
  urge_unheld: { isForDesk: true },
  follow_up_promised: { isForDesk: true },
  follow_up_by_phone: { isForDesk: true },
  unheard: { isForDesk: true },
};

// Object.keys forgets the names
export const vitalNoticeNames = Object.keys(vitalNotices) as [VitalNotice, ...VitalNotice[]];
