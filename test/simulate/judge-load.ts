import { isIn } from '#shared/tickets/ticket-status';

import type { Engineer, Team } from './company';
import { courseOf } from './course';
import { dayOf, hour } from './days';
import type { Case, Evidence } from './evidence';
import { lengthOf, meanOver, spansAtWork, type LoadChange } from './load-over-time';
import type { World } from './world';

export type Loads = {
  faults: string[];
  teams: {
    team: Team;
    people: { name: string; accepted: number; hours: number; load: number }[];
    spread: number;
  }[];
  /** The most that somebody held or was asked to take at once. */
  peak: number;
};

type Days = { cases: readonly Case[]; changes: readonly Change[]; until: number };

const mostSpread = 0.15;
/** Of fewer tickets for each person chance says more than the product does. */
const leastAccepted = 100;

/**
 * Load among equals: how many tickets somebody has in hand or is asked to take, on the average of the time in which they were on
 * duty, not on leave and could be reached, in the days in which tickets are reported. Nobody may be more than 15 % away from the
 * mean of their team. How many they accept in an hour says more about how fast they are.
 */
export function judgeLoad(world: World, evidence: Evidence, until: number): Loads {
  const { engineers } = world.company;
  const teamNames = [...new Set(engineers.map(({ team }) => team))];
  const faults: string[] = [];
  const changes = evidence.cases.flatMap(changesOf).sort((a, b) => a.at - b.at || a.by - b.by);
  const days = { cases: evidence.cases, changes, until };
  const teams = teamNames.map((team) => {
    const people = engineers.filter((one) => one.team === team).map((one) => shareOf(one, days));
    const mean = people.reduce((sum, { load }) => sum + load, 0) / people.length;
    const spread = Math.max(...people.map(({ load }) => Math.abs(load - mean) / mean));
    const accepted = people.reduce((sum, one) => sum + one.accepted, 0);
    if (spread > mostSpread && accepted >= leastAccepted * people.length) {
      faults.push(`of ${team} somebody is ${Math.round(spread * 100)} % away from the others`);
    }
    return { team, people, spread };
  });
  const cap = judgeCap(engineers, changes);
  return { teams, faults: [...faults, ...cap.faults], peak: cap.peak };
}

function shareOf(engineer: Engineer, { cases, changes, until }: Days) {
  const spans = spansAtWork(engineer, until);
  const isAtWork = (at: Date) =>
    spans.some(({ from, to }) => from <= at.getTime() && at.getTime() <= to);
  const accepted = cases
    .flatMap(({ ticket }) => ticket.timeline)
    .filter(
      ({ actorId, at, kind }) => kind === 'accept' && actorId === engineer.id && isAtWork(at),
    );
  const own = changes.filter(({ id }) => id === engineer.id);
  const load = meanOver(own, spans);
  return { name: engineer.name, accepted: accepted.length, hours: lengthOf(spans) / hour, load };
}

type Change = LoadChange & { id: string; isOffer: boolean; number: string };

/** Whom something is offered to has room for it; only whoever is on call is asked whatever else they hold. */
function judgeCap(engineers: readonly Engineer[], changes: readonly Change[]) {
  const loads = new Map<string, number>();
  const faults: string[] = [];
  let peak = 0;
  for (const { at, by, id, isOffer, number } of changes) {
    const load = (loads.get(id) ?? 0) + by;
    loads.set(id, load);
    peak = Math.max(peak, load);
    const engineer = engineers.find((one) => one.id === id);
    if (engineer && isOffer && load > engineer.capacity && !isNight(at)) {
      faults.push(`${number} was offered to ${engineer.name}, who had ${load - 1} already`);
    }
  }
  return { faults, peak };
}

function isNight(at: number): boolean {
  const hourOfDay = (at - dayOf(at)) / hour;
  return hourOfDay < 9 || hourOfDay >= 18;
}

/** Who has how many more or less after each entry. */
function changesOf({ ticket }: Case): Change[] {
  const before = new Map<string, number>();
  return courseOf(ticket).flatMap(({ entry, holder, offeredTo }) => {
    const after = new Map<string, number>();
    for (const id of isIn('inHand', entry.to) ? [holder, offeredTo] : []) {
      if (id !== null) {
        after.set(id, (after.get(id) ?? 0) + 1);
      }
    }
    const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((id): Change[] => {
      const difference = (after.get(id) ?? 0) - (before.get(id) ?? 0);
      const own = { at: entry.at.getTime(), id, number: ticket.number };
      const isOffer = offeredTo === id && entry.offeredTo === id;
      return difference === 0 ? [] : [{ ...own, isOffer, by: difference > 0 ? 1 : -1 }];
    });
    before.clear();
    after.forEach((count, id) => before.set(id, count));
    return changes;
  });
}
