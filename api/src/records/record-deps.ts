import path from 'node:path';

import {
  attachmentIncoming,
  type AttachmentIncoming,
  type LinkReader,
} from '#api/attachments/index';
import type { Clock } from '#api/clock';
import type { TicketRecord } from '#api/tickets/index';
import type { Actor } from '#shared/accounts/actor';

import { createPaperWork, type PaperLimits, type PaperWork } from './paper-work';
import { recordLinks, type RecordLinks } from './record-links';

/** What records need of other rooms; compose/ puts the real ones in. */
type RecordPorts = {
  clock: Clock;
  /** Throws `ticket.not_found`, `account.role_forbidden`. */
  recordOfTicket: (asked: { id: string; actor: Actor }) => Promise<TicketRecord>;
  /** Null: the session is over, or its person is gone or blocked. */
  findReader: (reader: LinkReader) => Promise<Actor | null>;
  /** Writes the small picture of an attachment there; false when it has none any more. */
  copyThumbnail: (id: string, target: string) => Promise<boolean>;
};

export type RecordDeps = RecordPorts & {
  links: RecordLinks;
  /** Where pictures lie while a paper is made of them. */
  incoming: AttachmentIncoming;
  /** Its processes end with `paper.stop()`. */
  paper: PaperWork;
};

type Parts = RecordPorts & {
  /** Absolute. */
  dataDir: string;
  secret: string;
  /** Instead of the usual ones. */
  paperLimits?: Partial<PaperLimits>;
};

/** Everything the room needs; clears away what an interrupted run left in its folder. */
export async function recordDeps({
  dataDir,
  secret,
  paperLimits,
  ...ports
}: Parts): Promise<RecordDeps> {
  return {
    ...ports,
    links: recordLinks(secret),
    incoming: await attachmentIncoming(path.join(dataDir, 'records')),
    paper: createPaperWork(paperLimits),
  };
}
