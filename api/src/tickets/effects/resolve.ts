import { assertThat } from '#api/app-error';

import type { Effect } from '../step';

export const resolve: Effect = (ticket, { body, now }) => {
  assertThat(body.resolution, 'ticket.resolution_required');
  const { cause, solution, prevention = '' } = body.resolution;
  const resolution = { cause, solution, prevention, at: now };
  return {
    fields: { resolutions: [...ticket.resolutions, resolution] },
    entry: { resolution },
  };
};
