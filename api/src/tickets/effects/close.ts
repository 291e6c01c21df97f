import { assertThat } from '#api/app-error';

import type { Effect } from '../step';

export const close: Effect = (_ticket, { body: { outcome } }) => {
  assertThat(outcome, 'ticket.outcome_required');
  return { fields: { outcome } };
};
