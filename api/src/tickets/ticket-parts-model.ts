import type { Hands } from '#api/assignment/index';
import { correctedFields, type ReportChange } from '#shared/tickets/corrections';
import { promiseKinds } from '#shared/tickets/promise-kinds';
import { ticketStatuses } from '#shared/tickets/ticket-status';
import type { TicketLink } from '#shared/tickets/timeline-replies';

import { maybe, oneOf, partOf, text, time } from './schema-parts-model';
import type { LinkOwed, Offer, Rescheduled, Resolution, Silence, TicketPromise } from './ticket';
import { work } from './visits/visit-model';

export const promise = partOf<TicketPromise>({
  ...{ kind: oneOf(promiseKinds), dueAt: time },
  firstDueAt: maybe(Date),
});
export const rescheduled = partOf<Rescheduled>({
  ...{ kind: oneOf(promiseKinds), dueAt: time, firstDueAt: maybe(Date) },
  ...{ warning: time, warnedAt: maybe(Date), lateAt: maybe(Date), left: maybe(Number) },
});
export const reportChange = partOf<ReportChange>({
  ...{ field: oneOf(correctedFields), before: text, after: text },
});
export const offer = partOf<Offer>({
  ...{ to: { type: String, required: true }, reason: text },
  ...{ at: time, until: time, by: maybe(String) },
});
export const hands = partOf<Hands>({ held: Number, capacity: Number });
export const silence = partOf<Silence>({
  ...{ on: oneOf(ticketStatuses), seq: Number, told: Number },
  left: [Date],
});
export const link = partOf<TicketLink>({ id: String, number: String });
export const linkOwed = partOf<LinkOwed>({
  ...{ kind: oneOf(['absorb', 'again']), to: String, at: time, by: String },
});
export const resolution = partOf<Resolution>({
  ...{ cause: text, solution: text, prevention: text },
  ...{ at: time, checkId: maybe(String), work: maybe(work) },
});
