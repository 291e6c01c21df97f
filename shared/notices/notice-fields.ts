import * as z from 'zod/mini';

import { idField } from '../http/fields';

/** What every reply about a notice says of where it comes from. */
export const aboutFields = {
  /** The name of its record in `notice-kinds`. Later versions have more of them. */
  kind: z.string(),
  source: z.object({ kind: z.string(), id: idField }),
  /** How people call the source: a ticket’s number. */
  sourceName: z.string(),
  fact: z.string(),
  /** The page of the mini-program that it leads to, and the id that the page is given. */
  opens: z.nullable(z.object({ page: z.string(), id: z.nullable(idField) })),
  /** The same of a ticket, for phones of an earlier version; null: its source is no ticket. */
  ticketId: z.nullable(idField),
  ticketNumber: z.nullable(z.string()),
};
