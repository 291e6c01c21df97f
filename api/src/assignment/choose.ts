import { roundTheClock } from '#shared/promises/calendar-shape';
import { openingFrom } from '#shared/promises/opening';
import { priorityOf } from '#shared/promises/priorities';
import type { ServiceTerms } from '#shared/promises/service-terms';
import type { TicketScope, TicketSeverity } from '#shared/tickets/ticket-words';

import type { AssignmentDeps } from './assignment-deps';
import { findCandidates, type Assignable } from './find-candidates';
import type { Ranked } from './rank-engineers';
import { sayReason } from './say-reason';

export type Waiting = Assignable & { scope: TicketScope; severity: TicketSeverity };

/** How a ticket that nobody has goes on. */
export type Choice =
  /** It is put to this engineer. */
  | { kind: 'offer'; to: string; reason: string }
  /** These may take it from the pool. */
  | { kind: 'pool'; engineerIds: string[] }
  /** Nobody is there: somebody is looked for again then, and the desk knows if it cannot wait. */
  | { kind: 'later'; at: Date; isUrgent: boolean }
  /** The desk has to find somebody; it is told unless it always decides. */
  | { kind: 'desk'; isTold: boolean };

type Moment = { now: Date; terms: ServiceTerms };

/** How an installation, its hours and its people at this moment have a ticket find somebody. */
export async function choose(
  deps: AssignmentDeps,
  ticket: Waiting,
  { now, terms }: Moment,
): Promise<Choice> {
  const { hours } = terms.level[priorityOf(ticket)].firstResponse;
  const opening = openingFrom(terms.calendar, now);
  const isClosed = opening > now;
  if (isClosed && hours === roundTheClock) {
    return chooseOnCall(deps, ticket, { now, opening });
  }
  const { assignment } = await deps.rules();
  if (assignment === 'manual') {
    return { kind: 'desk', isTold: false };
  }
  const fitting = (await findCandidates(deps, ticket, now)).filter(isFitting);
  const [best] = fitting;
  if (!best) {
    return isClosed
      ? { kind: 'later', at: opening, isUrgent: false }
      : { kind: 'desk', isTold: true };
  }
  return assignment === 'pool'
    ? { kind: 'pool', engineerIds: fitting.map(({ engineer }) => engineer.id) }
    : { kind: 'offer', to: best.engineer.id, reason: sayReason(best) };
}

/** From when on the product looks for somebody: at once, unless only the desk decides. */
export async function offersFrom(
  { rules }: Pick<AssignmentDeps, 'rules'>,
  ticket: Pick<Waiting, 'scope' | 'severity'>,
  { now, terms }: Moment,
): Promise<Date | null> {
  const { hours } = terms.level[priorityOf(ticket)].firstResponse;
  const isForRota = hours === roundTheClock && openingFrom(terms.calendar, now) > now;
  return isForRota || (await rules()).assignment !== 'manual' ? now : null;
}

export function isFitting({ obstacles }: Ranked): boolean {
  return obstacles.length === 0;
}

/** What cannot wait for the morning: whoever is on call answers, whatever else they hold or can. */
async function chooseOnCall(
  deps: AssignmentDeps,
  ticket: Waiting,
  { now, opening }: { now: Date; opening: Date },
): Promise<Choice> {
  const onCall = await deps.onCall(now);
  if (onCall.length === 0) {
    const next = await deps.nextOnCall(now);
    const at = next && next.from < opening ? next.from : opening;
    return { kind: 'later', at, isUrgent: true };
  }
  const asked = (await findCandidates(deps, ticket, now)).filter(
    ({ engineer, obstacles }) => onCall.includes(engineer.id) && !obstacles.includes('passed'),
  );
  const [best] = asked;
  return best
    ? { kind: 'offer', to: best.engineer.id, reason: sayReason(best, true) }
    : { kind: 'desk', isTold: true };
}
