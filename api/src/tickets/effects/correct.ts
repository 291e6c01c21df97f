import { assertThat } from '#api/app-error';
import { priorityOf } from '#shared/promises/priorities';

import { recountedClocks } from '../clocks/ticket-clocks';
import { changesOf, correctedReport } from '../corrections';
import { promiseRecounted } from '../promise-recounted';
import { isInPool } from '../relations';
import type { Effect, Step } from '../step';
import type { Ticket } from '../ticket';

/**
 * What the desk knows better than the report. The clocks count as if it had been reported like that, and whoever nobody has
 * is looked for anew. The customer reads what was changed and, where that gives them another time, why.
 */
export const correct: Effect = (ticket, step) => {
  const report = correctedReport(ticket, step.body.corrections ?? {});
  const changes = changesOf(ticket, report, step.names);
  assertThat(changes.length > 0, 'ticket.correction_required');
  const after = { ...ticket, ...report };
  const { now, terms } = step;
  const clocks = recountedClocks(after, terms.level[priorityOf(after)], { ...terms, now });
  const promise = promiseRecounted(ticket, { ...after, clocks }, step);
  return {
    fields: { ...report, clocks, ...(promise && { promise }), ...lookedForAnew(after, step) },
    entry: { changes, promisedAt: promise?.dueAt ?? null },
  };
};

/** Others may fit it now. Who is asked already stays asked. */
function lookedForAnew(ticket: Ticket, { now }: Step): Partial<Pick<Ticket, 'offersFrom'>> {
  const isLookedFor = isInPool(ticket) && ticket.offersFrom !== null;
  return isLookedFor ? { offersFrom: now } : {};
}
