import { findReader, type AccountDeps } from '#api/accounts/index';
import { copyThumbnail, type AttachmentDeps } from '#api/attachments/index';
import { recordDeps, type RecordDeps } from '#api/records/index';
import { recordOfTicket, type TicketDeps } from '#api/tickets/index';

import type { Foundation } from './foundation';

type Rooms = { accounts: AccountDeps; attachments: AttachmentDeps; tickets: TicketDeps };

/** Gives service records the tickets that they tell of, and the pictures. */
export function composeRecords(
  { clock, dataDir, secret }: Foundation,
  { accounts, attachments, tickets }: Rooms,
): Promise<RecordDeps> {
  return recordDeps({
    ...{ clock, dataDir, secret },
    recordOfTicket: (asked) => recordOfTicket(tickets, asked),
    findReader: (reader) => findReader(accounts, reader),
    copyThumbnail: (id, target) => copyThumbnail(attachments, id, target),
  });
}
