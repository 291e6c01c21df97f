import { servicePromises, type ServicePromise } from '#shared/promises/service-levels';

import type { Ticket } from '../ticket';

import {
  breachOf,
  isMissed,
  isRunning,
  type Breach,
  type TicketClock,
  type TicketClocks,
} from './ticket-clocks';

/** What became of a clock: it was missed, or kept after all although it was recorded as missed. */
type ClockNews = { news: 'breach' | 'kept'; promise: ServicePromise; round: number };

type After = { breaches: Breach[]; news: ClockNews[] };

/**
 * What a step at a moment shows to have been missed, and what it settles. What is recorded stays: kept later, or heard of later, only
 * `metAt` says so. Whoever keeps a promise in time without a network has kept it.
 */
export function breachesAfter(
  before: Pick<Ticket, 'breaches' | 'clocks'>,
  clocks: TicketClocks,
  now: Date,
): After {
  const start: After = { breaches: [...(before.breaches ?? [])], news: [] };
  return servicePromises.reduce<After>((after, promise) => {
    const was = before.clocks?.[promise];
    const is = clocks[promise];
    return is && was?.round === is.round ? judged(after, { promise, was, is, now }) : after;
  }, start);
}

type Judged = { promise: ServicePromise; was: TicketClock; is: TicketClock; now: Date };

function judged(after: After, { promise, was, is, now }: Judged): After {
  const { round } = was;
  const recorded = breachOf(after, promise, was);
  if (recorded) {
    const isKept = isRunning(was) && is.metAt !== null && is.metAt <= recorded.dueAt;
    const settled = { ...recorded, metAt: is.metAt };
    return {
      breaches: after.breaches.map((one) => (one === recorded ? settled : one)),
      news: isKept ? [...after.news, { news: 'kept', promise, round }] : after.news,
    };
  }
  const { due } = was;
  if (!isRunning(was) || due === null || !isMissed(was, is.metAt ?? now)) {
    return after;
  }
  return {
    breaches: [...after.breaches, { promise, round, dueAt: due, at: now, metAt: is.metAt }],
    news: [...after.news, { news: 'breach', promise, round }],
  };
}
