import { begin, day, minute } from './days';
import { gather, type Evidence } from './evidence';
import { judgeClocks } from './judge-clocks';
import { judgeLoad, type Loads } from './judge-load';
import { judgeNotices } from './judge-notices';
import { judgeOwners } from './judge-owners';
import type { Size } from './run';
import type { World } from './world';

export type Verdict = { lines: string[]; faults: string[] };

/** Everything that a run must keep, judged by what is left of it. */
export async function judge(world: World, size: Size): Promise<Verdict> {
  const evidence = await gather(world);
  const incomplete = evidence.cases.filter(({ ticket }) => ticket.timeline.length !== ticket.seq);
  const owners = evidence.cases.map((one) => judgeOwners(one, evidence));
  const clocks = evidence.cases.flatMap((one) => judgeClocks(one, evidence));
  const notices = evidence.cases.map((one) => judgeNotices(one, evidence));
  const load = judgeLoad(world, evidence, begin + size.days * day);
  const of = {
    requests: world.tally.faults,
    errors: world.api.logged().split('\n').filter(Boolean),
    records: incomplete.map(({ ticket }) => `${ticket.number} is not whole`),
    owners: owners.flatMap(({ faults }) => faults),
    clocks,
    notices: notices.flatMap(({ faults }) => faults),
    load: load.faults,
  };
  const told = new Map<string, number>();
  for (const [kind, count] of notices.flatMap(({ counts }) => [...counts])) {
    told.set(kind, (told.get(kind) ?? 0) + count);
  }
  return {
    faults: Object.values(of).flat(),
    lines: [
      ...whatHappened(world, evidence, size),
      ...ownersLines(owners),
      ...loadLines(load),
      `Told once to the right person: ${said(told)}`,
      `Faults: ${Object.entries(of)
        .map(([name, faults]) => `${name} ${faults.length}`)
        .join(', ')}`,
      ...courseLines(evidence, Object.values(of).flat()),
    ],
  };
}

/** What happened to the first ticket that a fault names: without it a fault of a whole week cannot be understood. */
function courseLines({ cases }: Evidence, faults: readonly string[]): string[] {
  const found = cases.find(({ ticket }) => faults.some((fault) => fault.includes(ticket.number)));
  const said = (at: Date | null | undefined) => at?.toISOString() ?? '-';
  return found
    ? found.ticket.timeline.map(
        ({ at, from, kind, promisedAt, seq, to }) =>
          `  ${found.ticket.number} ${seq}: ${said(at)} ${kind} ${from ?? '-'} → ${to}, promised ${said(promisedAt)}`,
      )
    : [];
}

function whatHappened(
  { tally }: World,
  { cases }: Evidence,
  { after, days, seed }: Size,
): string[] {
  const statuses = new Map<string, number>();
  for (const { ticket } of cases) {
    statuses.set(ticket.status, (statuses.get(ticket.status) ?? 0) + 1);
  }
  const breaches = cases.flatMap(({ ticket }) => ticket.breaches ?? []).length;
  return [
    `${cases.length} tickets in ${days} days, and ${after} days after; seed ${seed}`,
    `Done: ${said(tally.done)}`,
    `Refused: ${said(tally.refused)}`,
    `At the end: ${said(statuses)}; ${breaches} breaches`,
  ];
}

function ownersLines(owners: ReturnType<typeof judgeOwners>[]): string[] {
  const waits = owners.flatMap(({ atTheDesk }) => atTheDesk).sort((a, b) => a - b);
  const offers = owners.reduce((sum, one) => sum + one.offers, 0);
  const half = waits[Math.floor(waits.length / 2)] ?? 0;
  return [
    `${offers} offers; ${waits.length} times the desk had to find somebody, half of them within ${Math.round(half / minute)} minutes`,
  ];
}

function loadLines({ peak, teams }: Loads): string[] {
  return [
    'Tickets in hand on the average while on duty, in the days of reports (on leave does not count):',
    ...teams.map(
      ({ people, spread, team }) =>
        `  ${team}: ${people
          .map(
            ({ accepted, hours, load }) =>
              `${load.toFixed(1)} (accepted ${accepted} in ${hours.toFixed(0)} h)`,
          )
          .join(', ')}; at most ${(spread * 100).toFixed(0)} % from their mean`,
    ),
    `  at most ${peak} at once with one person`,
  ];
}

function said(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ') || 'nothing';
}
