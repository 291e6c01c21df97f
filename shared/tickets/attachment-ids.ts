import * as z from 'zod/mini';

import { idField } from '../http/fields';

import { ticketLimits } from './ticket-limits';

/** Uploads that come along with a step, each once. */
export const attachmentIds = z.array(idField).check(
  z.maxLength(ticketLimits.attachmentsPerStep),
  z.overwrite((ids) => [...new Set(ids)]),
);
