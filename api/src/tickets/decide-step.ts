import { later } from '#api/clock';
import { entryFact } from '#shared/tickets/entry-fact';
import {
  offeredBy,
  statusAfter,
  ticketActions,
  type TicketAction,
} from '#shared/tickets/ticket-actions';
import type { TicketStatus } from '#shared/tickets/ticket-status';

import { blankEntry } from './blank-entry';
import { breachesAfter } from './clocks/breaches-after';
import { clockNotice } from './clocks/clock-timers';
import { clocksAfter } from './clocks/clocks-after';
import { effects } from './effects/index';
import { callsByPhone } from './follow-ups/calls-by-phone';
import { momentOf, toldMoment } from './happened-at';
import { offerAfter, offeredIn } from './offer-after';
import { offerNews } from './offer-news';
import { owedNotice } from './owed-notice';
import { promiseAfter } from './promise-after';
import { unreachedAfter } from './reach/unreached';
import { rescheduledAfter } from './rescheduled/rescheduled-after';
import { isByCustomer, silenceAfter } from './silence';
import type { Step } from './step';
import { stepTimesAfter } from './step-times';
import type { OutboxEntry, Ticket, TimelineEntry } from './ticket';
import { withChange, type TicketChange } from './ticket-change';
import { visitAfter, visitNotices } from './visits/visit-after';

const day = 24 * 60 * 60_000;

/** What an allowed step writes. Pure: the same ticket and step give the same change. */
export function decideStep(ticket: Ticket, step: Step): TicketChange {
  const effect = effects[step.action]?.(ticket, step) ?? {};
  const moved = movedFields(ticket, step);
  const visit = visitAfter(ticket, moved, step);
  const entry = { ...plainEntry(ticket, step), ...visit.entry, ...effect.entry };
  const { times, news } = timesAfter({ ...ticket, ...effect.fields }, step, entry);
  const change: TicketChange = {
    fields: { ...moved, ...times, ...visit.fields, ...effect.fields },
    entries: [entry],
    outbox: [],
  };
  const calls = callsByPhone(ticket, withChange(ticket, change), step);
  Object.assign(change.fields, calls.fields);
  const after = withChange(ticket, change);
  const { callOwners: followUp = null, taskOwners: task = null } = effect;
  const own = { ...owedFor(entry, ticket, after), followUp, task };
  const { at, actorId } = entry;
  const beside = [...(effect.owes ?? []), ...calls.owes].map((fact) =>
    owedNotice(after, { ...fact, at, actorId }, ticket),
  );
  const outbox = [
    own,
    ...beside,
    ...offerNews(entry, ticket, after),
    ...visitNotices(ticket, after, step),
    ...news.map((one) => clockNotice(after, step.now, one)),
  ];
  const owed = { ...change, outbox };
  return effect.then
    ? joined(owed, decideStep(after, follow(step, effect.then, effect.thenBody)))
    : owed;
}

/** Status, holder and dates follow from the tables alone. */
function movedFields(
  ticket: Ticket,
  step: Step,
): TicketChange['fields'] & Pick<Ticket, 'assigneeId' | 'status'> {
  const { action, isReporterReached = true, now, relations, terms } = step;
  const status = statusAfter(action, ticket.status, step);
  const happened = momentOf({ at: now, happenedAt: toldMoment(ticket, step) });
  const byCustomer = isByCustomer(relations);
  // whoever else speaks is heard when it arrives
  const spoken = { now: byCustomer ? happened : now, terms };
  return {
    status,
    assigneeId: nextAssignee(ticket, step),
    ...offerAfter(ticket, step),
    ...unreachedAfter(ticket, step),
    stepTimes: stepTimesAfter(ticket.stepTimes, { action, status, at: happened }),
    ...endAfter(ticket, status, { now, terms }),
    silence: silenceAfter(ticket, { action, status, ...spoken, byCustomer, isReporterReached }),
  };
}

type End = Pick<Ticket, 'closedAt' | 'outcome' | 'reopenableUntil'>;

/** What is closed stays closed as it was, until it is opened again. */
function endAfter(ticket: Ticket, status: TicketStatus, moment: Pick<Step, 'now' | 'terms'>): End {
  if (status !== 'closed') {
    return { closedAt: null, reopenableUntil: null, outcome: null };
  }
  const { closedAt, outcome = null, reopenableUntil = null } = ticket;
  const { now, terms } = moment;
  return closedAt === null
    ? { closedAt: now, reopenableUntil: later(now, terms.patience.reopenDays * day), outcome }
    : { closedAt, reopenableUntil, outcome };
}

/** What runs, what was missed, and what the customer is promised. */
function timesAfter(ticket: Ticket, step: Step, entry: TimelineEntry) {
  const clocks = clocksAfter(ticket, step, entry);
  const { breaches, news } = breachesAfter(ticket, clocks, step.now);
  const rescheduled = rescheduledAfter(ticket, step, entry);
  const promise = promiseAfter(ticket, step, { entry, clocks, rescheduled });
  return { times: { clocks, breaches, rescheduled, ...promise }, news };
}

function nextAssignee(ticket: Ticket, { action, actor, body }: Step): string | null {
  if (offeredBy(action, body) !== null) {
    return ticket.assigneeId;
  }
  switch (ticketActions[action].assignee) {
    case 'actor':
      return actor?.id ?? null;
    case 'nobody':
      return null;
    default:
      return ticket.assigneeId;
  }
}

/** Whom a ticket is offered to is no customer’s business until somebody has accepted. */
const offerActions: ReadonlySet<TicketAction> = new Set([
  'assign',
  'decline',
  'lapse',
  'hand_over',
]);

function changesHands({ action, body }: Step): boolean {
  return ticketActions[action].assignee !== undefined && offeredBy(action, body) === null;
}

function plainEntry(ticket: Ticket, step: Step): TimelineEntry {
  const { action, actor, body, now, key, fingerprint } = step;
  const blank = blankEntry({
    ...{ seq: ticket.seq + 1, kind: action, at: now },
    actorId: actor?.id ?? null,
    ...{ from: ticket.status, to: statusAfter(action, ticket.status, step) },
  });
  return {
    ...blank,
    happenedAt: toldMoment(ticket, step),
    text: body.note ?? '',
    attachmentIds: [...(body.attachmentIds ?? [])],
    assigneeId: changesHands(step) ? nextAssignee(ticket, step) : null,
    offeredTo: offeredIn(ticket, step),
    visibility: changesHands(step) || !offerActions.has(action) ? 'customer' : 'internal',
    ...(body.attachmentMarks && { marks: body.attachmentMarks }),
    key,
    fingerprint,
  };
}

function owedFor(entry: TimelineEntry, before: Ticket, after: Ticket): OutboxEntry {
  const { seq, kind, at, actorId, visibility, promisedAt = null } = entry;
  const text = entry.text || (entry.resolution?.solution ?? entry.task?.what ?? '');
  const fact = { fact: entryFact(seq), kind, at, actorId, visibility, text };
  return { ...owedNotice(after, fact, before), promisedAt };
}

/** The words, pictures and key belong to the first entry. */
function follow(step: Step, action: TicketAction, body: Step['body'] = {}): Step {
  return { ...step, action, body, key: null, fingerprint: null };
}

function joined(first: TicketChange, second: TicketChange): TicketChange {
  return {
    fields: { ...first.fields, ...second.fields },
    entries: [...first.entries, ...second.entries],
    outbox: [...first.outbox, ...second.outbox],
  };
}
