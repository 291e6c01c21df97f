import { may } from '#shared/accounts/roles';

import type { DirectoryDeps } from './directory-deps';
import { spansAt, type PlannedSpan } from './spans';

type Needs = Pick<DirectoryDeps, 'leave' | 'people' | 'shifts'>;

/** Who answers outside of working hours at that time: each once, whoever’s shift began first comes first. */
export async function onCallAt(deps: Needs, at: Date): Promise<string[]> {
  const { leave, shifts } = await readRota(deps);
  const away = new Set(spansAt(leave, at).map(({ personId }) => personId));
  const ids = spansAt(shifts, at).map(({ personId }) => personId);
  return [...new Set(ids)].filter((id) => !away.has(id));
}

/** Who is on call from when on, at this time or after it; null: nobody was entered. */
export async function nextOnCall(
  deps: Needs,
  after: Date,
): Promise<{ personId: string; from: Date } | null> {
  const { leave, shifts } = await readRota(deps);
  const presences = shifts.flatMap(({ personId, from, to }) => {
    const begin = backFrom(
      leave.filter((one) => one.personId === personId),
      from > after ? from : after,
    );
    return begin < to ? [{ personId, from: begin }] : [];
  });
  return presences.reduce<(typeof presences)[number] | null>(
    (first, one) => (first && first.from <= one.from ? first : one),
    null,
  );
}

/** Shifts of those who may still take tickets, in the order in which they begin, and who is away when. */
async function readRota({ leave, people, shifts }: Needs) {
  const [planned, away] = await Promise.all([shifts.all(), leave.all()]);
  const persons = await people([...new Set(planned.map(({ personId }) => personId))]);
  const ids = new Set(
    persons
      .filter(({ role, isBlocked }) => may(role, 'solve tickets') && !isBlocked)
      .map(({ id }) => id),
  );
  return {
    leave: away,
    shifts: planned
      .filter(({ personId }) => ids.has(personId))
      .sort((a, b) => a.from.getTime() - b.from.getTime()),
  };
}

/** The first instant from this one on at which somebody is not on leave. */
function backFrom(leave: readonly PlannedSpan[], at: Date): Date {
  const [away] = spansAt(leave, at);
  return away ? backFrom(leave, away.to) : at;
}
