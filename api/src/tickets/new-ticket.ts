import type { ServiceTerms } from '#shared/promises/service-terms';
import type { FileBody } from '#shared/tickets/desk-ticket-api';
import { entryFact } from '#shared/tickets/entry-fact';
import type { FilingChannel } from '#shared/tickets/filing-channels';
import type { SubmitBody } from '#shared/tickets/ticket-api';
import type { TicketLink } from '#shared/tickets/timeline-replies';

import { blankEntry } from './blank-entry';
import { firstClocks } from './clocks/clocks-after';
import { owedNotice } from './owed-notice';
import { firstPromise } from './promise-after';
import { queueOf } from './queues/queue-of';
import { detailsIn } from './report-details';
import { stepTimesAfter } from './step-times';
import type { OutboxEntry, Ticket, TimelineEntry } from './ticket';
import { nextTimer } from './timers/timer-times';
import { workOrder } from './work-order';

export type Filed = { by: string; channel: FilingChannel };

/** A problem, whoever reports it; only the desk says where somebody has to go. */
export type Reported = Omit<SubmitBody, 'contact'> & Pick<FileBody, 'regionId'>;

type Report = {
  id: string;
  number: string;
  reporterId: string;
  /** The colleague who reports for a customer, and how they were reached; null: the customer reports. */
  filed: Filed | null;
  organization: { id: string; name: string } | null;
  body: Reported;
  contact: { name: string; phone: string };
  now: Date;
  terms: ServiceTerms;
  /** The ticket that it takes up again. */
  earlier: TicketLink | null;
  /** A moment after, by a timer: the report is answered at once, and a process that dies leaves nobody without. */
  offersFrom: Date | null;
  checkId: string | null;
  key: string | null;
  fingerprint: string;
};

/** A ticket as it begins: submitted, nobody's, with a promise that somebody takes it. */
export function newTicket(report: Report): Ticket {
  const { id, number, reporterId, organization, body, contact, now, terms } = report;
  const { checkId, earlier, key, fingerprint, offersFrom } = report;
  const details = detailsIn(body);
  const { severity, scope } = body;
  const clocks = firstClocks({ severity, scope, visit: details.visit }, { now, terms });
  const promise = firstPromise(clocks);
  const ticket = {
    ...nothingYet,
    offersFrom,
    id,
    number,
    seq: 1,
    status: 'submitted',
    category: body.category,
    severity: body.severity,
    scope: body.scope,
    description: body.description,
    attachmentIds: body.attachmentIds,
    ...{ productId: body.productId ?? null, regionId: body.regionId ?? null },
    ...details,
    contact,
    reporterId,
    organizationId: organization?.id ?? null,
    organizationName: organization?.name ?? null,
    earlier,
    linkOwed: earlier && { kind: 'again', to: earlier.id, at: now, by: reporterId },
    promise,
    clocks,
    workOrder: workOrder(promise, now),
    stepTimes: stepTimesAfter([], { action: 'submit', status: 'submitted', at: now }),
    timeline: [firstEntry(report)],
    outbox: firstOwed(report),
    checkId,
    key,
    fingerprint,
    createdAt: now,
    updatedAt: now,
  } satisfies Omit<Ticket, 'queue' | 'timerAt'>;
  return { ...ticket, queue: queueOf(ticket), timerAt: nextTimer(ticket) };
}

const nothingYet = {
  assigneeId: null,
  offer: null,
  passedBy: [],
  followerIds: [],
  joinedReporterIds: [],
  staffFollowerIds: [],
  mergedInto: null,
  mergingAt: null,
  later: null,
  rescheduled: null,
  silence: null,
  appointment: null,
  trip: null,
  breaches: [],
  urgedAt: null,
  closedAt: null,
  reopenableUntil: null,
  outcome: null,
  resolutions: [],
  ratings: [],
  followUps: [],
  followUpDueAt: null,
  followUpOwnerId: null,
  badlyRatedAt: null,
  tasks: [],
  criteria: null,
  escalation: null,
  taskDueAt: null,
  taskOwnerIds: [],
  entriesHeld: 1,
  workerIds: [],
  resolutionCheckId: null,
  ratingCheckId: null,
  visitCheckId: null,
} satisfies Partial<Ticket>;

/** Description and pictures are the ticket's own, so its first entry is without words. */
function firstEntry({ filed, reporterId, now }: Report): TimelineEntry {
  const entry = blankEntry({
    ...{ seq: 1, kind: 'submit', at: now },
    actorId: filed?.by ?? reporterId,
    ...{ from: null, to: 'submitted' },
  });
  return filed ? { ...entry, filedVia: filed.channel } : entry;
}

/** Where somebody is looked for, whoever is found hears of it; a customer hears of what was reported for them. */
function firstOwed({ filed, reporterId, now, body, offersFrom }: Report): OutboxEntry[] {
  const people = { reporterId, followerIds: [], assigneeId: null, offer: null };
  const told = {
    ...{ at: now, actorId: filed?.by ?? reporterId, text: body.description },
    visibility: 'customer' as const,
  };
  return [
    ...(offersFrom === null
      ? [owedNotice(people, { fact: entryFact(1), kind: 'submit', ...told })]
      : []),
    ...(filed ? [owedNotice(people, { fact: 'filed', kind: 'filed', ...told })] : []),
  ];
}
