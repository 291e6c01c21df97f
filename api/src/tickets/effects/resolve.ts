import { assertThat } from '#api/app-error';

import type { Effect, Step } from '../step';
import { unjudged } from '../tasks/criteria-effects';
import type { Work } from '../visits/visit';

export const resolve: Effect = (ticket, { body, now }) => {
  assertThat(body.resolution, 'ticket.resolution_required');
  const { cause, solution, prevention = '' } = body.resolution;
  const work = workIn(body);
  const resolution = { cause, solution, prevention, at: now, ...(work && { work }) };
  return {
    fields: { resolutions: [...ticket.resolutions, resolution], ...unjudged(ticket) },
    entry: { resolution },
  };
};

/** Null: nobody said anything of it. */
function workIn(body: Step['body']): Work | null {
  const { attachmentMarks, minutesSpent = null, parts = [], travelMinutes = null } = body;
  const signatureId = attachmentMarks?.find(({ mark }) => mark === 'signature')?.id ?? null;
  const said = { minutesSpent, travelMinutes, signatureId, breachCause: breachCauseIn(body) };
  const hasWork = Object.values(said).some((one) => one !== null);
  return parts.length > 0 || hasWork
    ? { parts: parts.map((part) => ({ ...part, cost: part.cost ?? null })), ...said }
    : null;
}

function breachCauseIn({ breachCause }: Step['body']) {
  return breachCause ? { kind: breachCause.kind, note: breachCause.note ?? '' } : null;
}
