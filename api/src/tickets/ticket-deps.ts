import type { Clock } from '#api/clock';
import type { PersonReply } from '#shared/accounts/account-api';
import type { AttachmentReply } from '#shared/attachments/attachment-api';

import type { NextTicketNumber } from './ticket-number-repository';
import type { TicketRepository } from './ticket-repository';

type Ids = readonly string[];

/** What tickets need of other rooms; compose.ts puts the real ones in. */
export type TicketPorts = {
  people: (ids: Ids) => Promise<ReadonlyMap<string, PersonReply>>;
  /** The number to call somebody at, in full; null when there is none. */
  phoneOf: (personId: string) => Promise<string | null>;
  organization: (
    id: string,
  ) => Promise<{ id: string; name: string; colleaguesFollow: boolean } | null>;
  product: (id: string) => Promise<{ id: string; name: string } | null>;
  /** Binds uploads to a ticket; repeating it does no harm. Throws `attachment.not_found`. */
  claimAttachments: (ids: Ids, ownerId: string, ticketId: string) => Promise<unknown>;
  presentAttachments: (ids: Ids) => Promise<ReadonlyMap<string, AttachmentReply>>;
  /** Which of these tickets somebody has unread notifications of. */
  unreadTickets: (personId: string, ticketIds: Ids) => Promise<ReadonlySet<string>>;
  /** The outbox has something new; must not throw and is not waited for. */
  wakeRelay: () => void;
};

export type TicketDeps = TicketPorts & {
  clock: Clock;
  tickets: TicketRepository;
  nextNumber: NextTicketNumber;
};
