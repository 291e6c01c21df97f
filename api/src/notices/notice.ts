import type { NoticeAbout } from '#api/notice-owner';
import type { NoticeKey } from '#shared/notices/notice-source';

/** One thing one person is told. */
export type Notice = NoticeKey & {
  /** How people call the source: a ticket’s number. */
  sourceName: string;
  recipientId: string;
  /** The name of its record. */
  kind: string;
  title: string;
  text: string;
  createdAt: Date;
  about: NoticeAbout;
};

export type InboxItem = Omit<Notice, 'about'> & { id: string; readAt: Date | null };
