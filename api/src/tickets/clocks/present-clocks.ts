import { servicePromises } from '#shared/promises/service-levels';
import type { BreachReply, ClockReply, TimingReply } from '#shared/tickets/clock-replies';

import { standing } from '../rescheduled/rescheduled-times';
import type { Ticket } from '../ticket';

import { earliest } from './earliest';
import { breachOf, runningClocks, type Clocked, type TicketClocks } from './ticket-clocks';

type Timed = Clocked & Pick<Ticket, 'promise' | 'rescheduled'>;

/** How a ticket stands by what still runs, the time that the customer was given instead included. */
export function presentTiming(ticket: Timed): TimingReply {
  const running = runningClocks(ticket);
  const given = standing(ticket);
  const clocks = running.map(([, clock]) => clock);
  const breaches = running.flatMap(([promise, clock]) => breachOf(ticket, promise, clock) ?? []);
  const first = (times: readonly (Date | null)[]) => earliest(times)?.toISOString() ?? null;
  return {
    dueAt: first([...clocks.map(({ due }) => due), given?.dueAt ?? null]),
    warningAt: first([...clocks.map(({ warning }) => warning), given?.warning ?? null]),
    warnedAt: first([...clocks.map(({ warnedAt }) => warnedAt), given?.warnedAt ?? null]),
    breachedAt: first([...breaches.map(({ at }) => at), given?.lateAt ?? null]),
  };
}

export function presentClocks(clocks: TicketClocks | null): ClockReply[] {
  return servicePromises.flatMap((promise) => {
    const clock = clocks?.[promise];
    if (!clock) {
      return [];
    }
    const { start, minutes, hours, round, pauses, ...moments } = clock;
    const { metAt, endedAt, due, warning, warnedAt } = moments;
    return {
      ...{ promise, round, minutes, hours, start: start.toISOString() },
      isPaused: pauses.some(({ to }) => to === null),
      metAt: said(metAt),
      endedAt: said(endedAt),
      due: said(due),
      warning: said(warning),
      warnedAt: said(warnedAt),
    };
  });
}

export function presentBreaches({ breaches = [] }: Pick<Clocked, 'breaches'>): BreachReply[] {
  return breaches.map(({ promise, round, dueAt, at, metAt }) => ({
    ...{ promise, round, dueAt: dueAt.toISOString(), at: at.toISOString() },
    metAt: said(metAt),
  }));
}

function said(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
