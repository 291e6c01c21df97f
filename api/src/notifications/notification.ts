import type { NotificationKind } from '#shared/notifications/notification-kinds';

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
};

export type InboxItem = Notification & { id: string; readAt: Date | null };
