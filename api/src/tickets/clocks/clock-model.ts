import type { Pause } from '#shared/promises/promise-times';
import { serviceHours, servicePromises } from '#shared/promises/service-levels';

import { maybe, oneOf, partOf, time } from '../schema-parts-model';

import type { Breach, TicketClock, TicketClocks } from './ticket-clocks';

const pause = partOf<Pause>({ from: time, to: maybe(Date) });
const clock = partOf<TicketClock>({
  ...{ start: time, minutes: { type: Number, required: true } },
  ...{ hours: oneOf(serviceHours), pauses: [pause], round: Number },
  ...{ metAt: maybe(Date), endedAt: maybe(Date) },
  ...{ due: maybe(Date), warning: maybe(Date), warnedAt: maybe(Date) },
});
export const clocks = partOf<TicketClocks>({
  firstResponse: clock,
  arrival: maybe(clock),
  solution: clock,
});

export const breach = partOf<Breach>({
  ...{ promise: oneOf(servicePromises), round: Number },
  ...{ dueAt: time, at: time, metAt: maybe(Date) },
});
