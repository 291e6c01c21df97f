import type { NotificationKind } from '#shared/notifications/notification-kinds';
import type { TicketSeverity } from '#shared/tickets/ticket-words';

/** One thing one person is told. */
export type Notification = {
  ticketId: string;
  ticketNumber: string;
  seq: number;
  recipientId: string;
  kind: NotificationKind;
  title: string;
  text: string;
  createdAt: Date;
  about: TicketInBrief;
};

/** What a notification that stands alone must say of its ticket. */
type TicketInBrief = {
  /** The first words of the problem. */
  description: string;
  severity: TicketSeverity;
  organizationName: string | null;
};

export type InboxItem = Omit<Notification, 'about'> & { id: string; readAt: Date | null };
