import type { OutboxBatch, OwedNotice } from '#api/tickets/index';
import { may } from '#shared/accounts/roles';
import { firstWords } from '#shared/notices/first-words';
import { noticeKinds, type NoticeKind } from '#shared/notices/notice-kinds';
import { hasWords } from '#shared/text/clean';

import type { Recipient } from './channel';
import type { Notice } from './notice';

export const textLength = 100;

type Told = { ticket: OutboxBatch; entry: OwedNotice; assigneeName: string | null };

/** What one person reads of a step: its words if they may, else the first words of the ticket. */
export function writeNotice({ ticket, entry, assigneeName }: Told, recipient: Recipient): Notice {
  const mayReadWords = !entry.isReasonPrivate || may(recipient.role, 'read every ticket');
  const words = mayReadWords && hasWords(entry.text) ? entry.text : ticket.description;
  return {
    ticketId: ticket.ticketId,
    ticketNumber: ticket.ticketNumber,
    seq: entry.seq,
    recipientId: recipient.id,
    kind: entry.kind,
    title: titleOf(entry.kind, assigneeName),
    text: firstWords(words, textLength),
    createdAt: entry.at,
    about: {
      description: firstWords(ticket.description, textLength),
      severity: ticket.severity,
      organizationName: ticket.organizationName,
    },
  };
}

export function titleOf(kind: NoticeKind, assigneeName: string | null): string {
  return noticeKinds[kind].title.replace('{assignee}', () => assigneeName ?? '工程师');
}
