import type { Engineer, Team } from './company';
import { courseOf } from './course';
import { dayOf, hour } from './days';
import type { Case, Evidence } from './evidence';
import type { World } from './world';

export type Loads = {
  faults: string[];
  teams: {
    team: Team;
    people: { name: string; accepted: number; hours: number; rate: number }[];
    spread: number;
  }[];
  /** The most that somebody held or was asked to take at once. */
  peak: number;
};

const mostSpread = 0.15;
/** Of fewer tickets for each person chance says more than the product does. */
const leastAccepted = 100;

/**
 * Load among equals: tickets that somebody accepted on duty, for each hour in which they were on duty, not on leave and could be
 * reached, in the days in which tickets are reported. Nobody may be more than 15 % away from the mean of their team.
 */
export function judgeLoad(world: World, evidence: Evidence, until: number): Loads {
  const { engineers } = world.company;
  const teamNames = [...new Set(engineers.map(({ team }) => team))];
  const faults: string[] = [];
  const teams = teamNames.map((team) => {
    const people = engineers
      .filter((one) => one.team === team)
      .map((one) => rateOf(one, evidence.cases, until));
    const mean = people.reduce((sum, { rate }) => sum + rate, 0) / people.length;
    const spread = Math.max(...people.map(({ rate }) => Math.abs(rate - mean) / mean));
    const accepted = people.reduce((sum, one) => sum + one.accepted, 0);
    if (spread > mostSpread && accepted >= leastAccepted * people.length) {
      faults.push(`of ${team} somebody is ${Math.round(spread * 100)} % away from the others`);
    }
    return { team, people, spread };
  });
  const cap = judgeCap(engineers, evidence.cases);
  return { teams, faults: [...faults, ...cap.faults], peak: cap.peak };
}

function rateOf(engineer: Engineer, cases: readonly Case[], until: number) {
  const isOnDuty = (at: Date) =>
    at.getTime() <= until &&
    engineer.duty.some(({ from, to }) => from <= at.getTime() && at.getTime() <= (to ?? until));
  const accepted = cases
    .flatMap(({ ticket }) => ticket.timeline)
    .filter(
      ({ actorId, at, kind }) => kind === 'accept' && actorId === engineer.id && isOnDuty(at),
    );
  const hours = engineer.duty
    .map(({ from, to }) => presence(engineer, { from, to: Math.min(to ?? until, until) }))
    .reduce((sum, one) => sum + one, 0);
  return { name: engineer.name, accepted: accepted.length, hours, rate: accepted.length / hours };
}

/** In hours, without those on leave and those without a network. */
function presence({ away }: Engineer, span: { from: number; to: number }): number {
  const overlap = (one: { from: number; to: number }) =>
    Math.max(0, Math.min(one.to, span.to) - Math.max(one.from, span.from));
  const lost = away.map(overlap).reduce((sum, one) => sum + one, 0);
  return Math.max(0, span.to - span.from - lost) / hour;
}

type Change = { at: number; id: string; by: 1 | -1; isOffer: boolean; number: string };

/** Whom something is offered to has room for it; only whoever is on call is asked whatever else they hold. */
function judgeCap(engineers: readonly Engineer[], cases: readonly Case[]) {
  const changes = cases.flatMap(changesOf).sort((a, b) => a.at - b.at || a.by - b.by);
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
    const isOver = entry.to === 'closed' || entry.to === 'cancelled';
    for (const id of isOver ? [] : [holder, offeredTo]) {
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
