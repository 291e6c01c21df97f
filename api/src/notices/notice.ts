import type { NoticeKind } from '#shared/notices/notice-kinds';
import type { TicketSeverity } from '#shared/tickets/ticket-words';

/** One thing one person is told. */
export type Notice = {
  ticketId: string;
  ticketNumber: string;
  seq: number;
  recipientId: string;
  kind: NoticeKind;
  title: string;
  text: string;
  createdAt: Date;
  about: TicketInBrief;
};

/** What a notice that stands alone must say of its ticket. */
type TicketInBrief = {
  /** The first words of the problem. */
  description: string;
  severity: TicketSeverity;
  organizationName: string | null;
};

export type InboxItem = Omit<Notice, 'about'> & { id: string; readAt: Date | null };
