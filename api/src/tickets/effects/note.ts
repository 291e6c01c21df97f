import type { Effect } from '../step';

/** A note is for colleagues unless its author says that the customer may read it. */
export const note: Effect = (_ticket, { body }) => ({
  entry: { visibility: body.visibility ?? 'internal' },
});
