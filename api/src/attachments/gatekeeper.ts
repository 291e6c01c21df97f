import type { Actor } from '#shared/accounts/actor';

import type { Attachment } from './attachment';
import type { LinkReader } from './attachment-links';

/**
 * Who may open an attachment now. It is asked each time and remembers nothing, so that a link is dead at once when what
 * it leads to was hidden, or whoever holds it signed out, was blocked or may not see the ticket any more.
 */
export type Gatekeeper = {
  /** Null: the session is over, or its person is gone or blocked. */
  findReader: (reader: LinkReader) => Promise<Actor | null>;
  maySee: (reader: Actor, attachment: Attachment) => Promise<boolean>;
};
