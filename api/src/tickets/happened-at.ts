import { AppError } from '#api/app-error';
import { statusAfter } from '#shared/tickets/ticket-actions';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import type { Step } from './step';
import type { Ticket, TimelineEntry } from './ticket';
import { ticketWords } from './words';

/** A phone's clock may run a little ahead or behind. */
const tolerance = 60_000;

/** When a step happened, if that is told with it; never before what it depends on. Null: when it arrived. */
export function toldMoment(ticket: Ticket, step: Step): Date | null {
  const { happenedAt } = step.body;
  if (happenedAt === undefined) {
    return null;
  }
  return new Date(Math.max(Date.parse(happenedAt), dependedOn(ticket, step).at));
}

/** When an entry happened, as far as anybody can know: a phone's clock may run a little ahead. */
export function momentOf({ at, happenedAt }: Pick<TimelineEntry, 'at' | 'happenedAt'>): Date {
  return happenedAt !== null && happenedAt < at ? happenedAt : at;
}

/** @throws {AppError} `request.invalid` for what nobody can believe */
export function assertPlausibleTime(ticket: Ticket, step: Step): void {
  const { happenedAt } = step.body;
  const message = happenedAt === undefined ? null : problemOf(Date.parse(happenedAt), ticket, step);
  if (message !== null) {
    throw new AppError('request.invalid', { errors: [{ path: 'happenedAt', message }] });
  }
}

function problemOf(told: number, ticket: Ticket, step: Step): string | null {
  const now = step.now.getTime();
  if (told > now + tolerance) {
    return ticketWords.afterNow;
  }
  if (told < now - ticketLimits.toldWithin) {
    return ticketWords.tooLongAgo;
  }
  const { at, words } = dependedOn(ticket, step);
  return told < at - tolerance ? words : null;
}

type Depended = { at: number; words: string };

/** The latest of what must have happened before: the report, that the ticket came to them, their own step that led here. */
function dependedOn(ticket: Ticket, step: Step): Depended {
  const report = { at: ticket.createdAt.getTime(), words: ticketWords.beforeReport };
  const entries = [givenTo(ticket, step), ownStepBefore(ticket, step)];
  return entries.reduce<Depended>((latest, entry) => {
    const at = entry ? momentOf(entry).getTime() : 0;
    return at > latest.at ? { at, words: ticketWords.beforeLast } : latest;
  }, report);
}

function givenTo({ timeline }: Ticket, { actor, relations }: Step) {
  return relations.has('assignee')
    ? timeline.findLast(({ assigneeId }) => assigneeId !== null && assigneeId === actor?.id)
    : undefined;
}

/** What others did meanwhile says nothing about when this happened. */
function ownStepBefore({ status, timeline }: Ticket, step: Step) {
  const { action, actor } = step;
  if (statusAfter(action, status, step) === status) {
    return undefined;
  }
  const last = timeline.findLast(({ from, to }) => from !== to);
  return last?.actorId === actor?.id ? last : undefined;
}
