import { hasWords } from '#shared/text/clean';
import type { ActionBody } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import type { BreachCause } from '#shared/visits/breach-causes';
import { visitLimits } from '#shared/visits/visit-limits';

/** A part as it is typed: the price in yuan, of one piece. */
export type DraftPart = { name: string; serial: string; quantity: number; cost: string };

/** What an engineer has said of a solution so far. */
export type ResolveDraft = {
  cause: string;
  solution: string;
  prevention: string;
  minutesSpent: number | null;
  travelMinutes: number | null;
  parts: DraftPart[];
  breachKind: BreachCause | null;
  breachNote: string;
  /** Somebody was there, though nobody said so on the way. */
  isOnSite: boolean;
};

export const emptyPart: DraftPart = { name: '', serial: '', quantity: 1, cost: '' };

type Trip = Pick<TicketReply, 'trip'>;

/** What the trip already says nobody has to type. */
export function firstDraft({ trip }: Trip, now: number): ResolveDraft {
  const { arrivedAt = null, departedAt = null } = trip ?? {};
  const words = { cause: '', solution: '', prevention: '' };
  return {
    ...words,
    minutesSpent: arrivedAt === null ? null : minutesBetween(arrivedAt, now),
    travelMinutes:
      arrivedAt === null || departedAt === null
        ? null
        : minutesBetween(departedAt, Date.parse(arrivedAt)),
    ...{ parts: [], breachKind: null, breachNote: '', isOnSite: false },
  };
}

/** Somebody is or was on the way, or will come. */
export function isVisit({ appointment, trip }: Pick<TicketReply, 'appointment' | 'trip'>): boolean {
  return trip !== null || Boolean(appointment?.picked);
}

const step = 5;

/** To five minutes; what cannot be, because a visit was not ended for days, is left to the engineer. */
function minutesBetween(from: string, to: number): number | null {
  const minutes = Math.round((to - Date.parse(from)) / 60_000 / step) * step;
  return minutes > 0 && minutes <= visitLimits.minutes / 2 ? minutes : null;
}

const usualMinutes = [15, 30, 60, 90, 120, 240];

/** The usual choices, with what is known or chosen. */
export function minuteChoices(...known: (number | null)[]): number[] {
  const all = [...usualMinutes, ...known.filter((one) => one !== null)];
  return [...new Set(all)].sort((one, other) => one - other);
}

type Breached = Pick<TicketReply, 'breaches'>;

/** A time of the service level has passed, and was not only heard of late. */
export function isBreached({ breaches }: Breached): boolean {
  return (breaches ?? []).some(
    ({ dueAt, metAt }) => metAt === null || Date.parse(metAt) > Date.parse(dueAt),
  );
}

export type ResolveProblem = 'cause' | 'solution' | 'breach' | `part ${number}` | `cost ${number}`;

/** What keeps it from being sent, the first first. */
export function resolveProblems(draft: ResolveDraft, ticket: Breached): ResolveProblem[] {
  return [
    ...(hasWords(draft.cause) ? [] : (['cause'] as const)),
    ...(hasWords(draft.solution) ? [] : (['solution'] as const)),
    ...draft.parts.flatMap((part, at) => problemOfPart(part, at)),
    ...(isBreached(ticket) && draft.breachKind === null ? (['breach'] as const) : []),
  ];
}

function problemOfPart(part: DraftPart, at: number): ResolveProblem[] {
  if (isBlank(part)) {
    return [];
  }
  const problems: ResolveProblem[] = hasWords(part.name) ? [] : [`part ${at}`];
  return fenOf(part.cost) === null ? [...problems, `cost ${at}`] : problems;
}

function isBlank({ name, serial, cost }: DraftPart): boolean {
  return !hasWords(name) && !hasWords(serial) && cost.trim() === '';
}

/** Undefined: nothing was said; null: that is no price. */
export function fenOf(yuan: string): number | null | undefined {
  const said = yuan.trim().replace(/[¥￥元\s]/g, '');
  if (said === '') {
    return undefined;
  }
  const fen = Math.round(Number(said) * 100);
  return /^\d+(\.\d{1,2})?$/.test(said) && fen <= visitLimits.cost ? fen : null;
}

export function resolveBody(draft: ResolveDraft, ticket: Breached): ActionBody {
  const { cause, solution, prevention, minutesSpent, travelMinutes, breachKind } = draft;
  const parts = draft.parts
    .filter((part) => !isBlank(part))
    .map(({ name, serial, quantity, cost }) => ({
      ...{ name, serial, quantity },
      cost: fenOf(cost) ?? undefined,
    }));
  return {
    resolution: { cause, solution, prevention },
    ...(parts.length > 0 && { parts }),
    ...(minutesSpent !== null && { minutesSpent }),
    ...(travelMinutes !== null && { travelMinutes }),
    ...(breachKind !== null &&
      isBreached(ticket) && { breachCause: { kind: breachKind, note: draft.breachNote } }),
  };
}
