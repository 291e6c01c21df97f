import { assertThat } from '#api/app-error';

import type { Effect, Step } from '../step';
import type { Work } from '../visits/visit';

export const resolve: Effect = (ticket, { body, now }) => {
  assertThat(body.resolution, 'ticket.resolution_required');
  const { cause, solution, prevention = '' } = body.resolution;
  const work = workIn(body);
  const resolution = { cause, solution, prevention, at: now, ...(work && { work }) };
  return {
    fields: { resolutions: [...ticket.resolutions, resolution] },
    entry: { resolution },
  };
};

/** Null: nobody said anything of it. */
function workIn(body: Step['body']): Work | null {
  const { attachmentMarks, minutesSpent = null, parts = [], travelMinutes = null } = body;
  const signatureId = attachmentMarks?.find(({ mark }) => mark === 'signature')?.id ?? null;
  const hasWork = [minutesSpent, travelMinutes, signatureId].some((said) => said !== null);
  return parts.length > 0 || hasWork
    ? {
        parts: parts.map((part) => ({ ...part, cost: part.cost ?? null })),
        ...{ minutesSpent, travelMinutes, signatureId },
      }
    : null;
}
