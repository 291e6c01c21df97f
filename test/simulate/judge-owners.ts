import { roundTheClock } from '#shared/promises/calendar-shape';

import { minute, momentsWhenPassed } from '../shared/promises/minute-by-minute';
import { priorityAt } from '../support/tickets/recompute-clocks';

import { courseOf, type Stretch } from './course';
import type { Case, Evidence } from './evidence';

const second = 1000;
const longestOffer = 10;

export type OwnerFindings = {
  faults: string[];
  /** Milliseconds that tickets were the desk’s to give, each time. */
  atTheDesk: number[];
  offers: number;
};

/**
 * Whether somebody had a ticket at each moment: whoever holds it, whoever is asked for no longer than an offer runs, the desk once it
 * was told, or nobody until the next opening where nobody has to answer before.
 */
export function judgeOwners(one: Case, { desk, end }: Evidence): OwnerFindings {
  const findings: OwnerFindings = { faults: [], atTheDesk: [], offers: 0 };
  const { ticket } = one;
  const runs = joined(courseOf(ticket));
  for (const run of runs) {
    const until = run.until ?? end;
    const isHeld = run.holder !== null;
    const isOver = run.entry.to === 'closed' || run.entry.to === 'cancelled';
    if (run.offeredTo !== null) {
      findings.offers += 1;
      judgeOffer(one, run, { until, findings });
    } else if (!isHeld && run.entry.to === 'submitted') {
      judgeGap(one, run, { until, findings, desk });
    } else if (!isHeld && !isOver) {
      findings.faults.push(`${ticket.number}: nobody holds it although it is ${run.entry.to}`);
    }
  }
  return findings;
}

type Run = Stretch & { until: Date | null };

/** Entries that change nothing about who has it belong to what was before. */
function joined(course: readonly Stretch[]): Run[] {
  const runs: Run[] = [];
  for (const stretch of course) {
    const last = runs.at(-1);
    if (last && isSame(last, stretch)) {
      last.until = stretch.next?.at ?? null;
    } else {
      runs.push({ ...stretch, until: stretch.next?.at ?? null });
    }
  }
  return runs;
}

function isSame(last: Run, stretch: Stretch): boolean {
  const who = ({ entry, holder, offeredAt, offeredTo }: Stretch) =>
    [holder, offeredTo, offeredAt?.getTime(), entry.to === 'submitted'].join(' ');
  return who(last) === who(stretch) && !['decline', 'lapse'].includes(stretch.entry.kind);
}

type Judged = { until: Date; findings: OwnerFindings };

/** Half of the time to the first response in its own hours, and ten minutes at most. */
function judgeOffer({ ticket, terms }: Case, run: Run, { findings, until }: Judged): void {
  const { hours, minutes } = terms.level[priorityAt(ticket, run.entry)].firstResponse;
  const length = Math.max(1, Math.min(longestOffer, Math.floor(minutes / 2)));
  const start = run.offeredAt ?? run.entry.at;
  const calendar = hours === roundTheClock ? roundTheClock : terms.calendar;
  const far = start.getTime() + 15 * 24 * 60 * minute;
  const [latest] = momentsWhenPassed({ calendar, start, pauses: [] }, [length * minute], far);
  if (until.getTime() > (latest ?? 0) + second) {
    findings.faults.push(
      `${ticket.number}: an offer ran from ${start.toISOString()} to ${until.toISOString()}`,
    );
  }
}

/** Nobody has it: either for no time at all, or the desk was told, or nobody is there before the next opening. */
function judgeGap(
  one: Case,
  run: Run,
  { until, findings, desk }: Judged & { desk: readonly string[] },
): void {
  const { ticket, told } = one;
  const [from, to] = [run.entry.at.getTime(), until.getTime()];
  const first = told
    .filter(({ kind }) => kind === 'unplaced')
    .map(({ createdAt }) => createdAt.getTime())
    .filter((at) => at >= from && at <= to)
    .sort((a, b) => a - b)[0];
  if (first !== undefined) {
    findings.atTheDesk.push(to - first);
    const missing = desk.filter((id) => !heard(told, first).has(id));
    if (missing.length > 0) {
      findings.faults.push(`${ticket.number}: not all of the desk heard at ${time(first)}`);
    }
  }
  const owned = first ?? to;
  const latest = Math.max(from, openingOf(one, run)) + second;
  if (owned > latest) {
    findings.faults.push(`${ticket.number}: nobody’s from ${time(from)} to ${time(owned)}`);
  }
}

function heard(told: Case['told'], at: number): Set<string> {
  const then = told.filter(
    ({ createdAt, kind }) => kind === 'unplaced' && createdAt.getTime() === at,
  );
  return new Set(then.map(({ recipientId }) => recipientId));
}

/** What stops a business is answered at any hour. */
function openingOf({ ticket, terms }: Case, { entry }: Run): number {
  const { hours } = terms.level[priorityAt(ticket, entry)].firstResponse;
  if (hours === roundTheClock) {
    return entry.at.getTime();
  }
  const asked = { calendar: terms.calendar, start: entry.at, pauses: [] };
  const far = entry.at.getTime() + 15 * 24 * 60 * minute;
  const [passed] = momentsWhenPassed(asked, [1], far);
  return (passed ?? far) - 1;
}

function time(at: number): string {
  return new Date(at).toISOString();
}
