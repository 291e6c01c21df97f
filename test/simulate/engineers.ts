import type { CandidateReply } from '#shared/tickets/candidate-api';

import type { Engineer } from './company';
import { hour, minute, workingMoment } from './days';
import { act, doneSoFar, send, type Deed } from './deeds';
import { momentOf, now, plan, planTurn, type Known, type World } from './world';

const hours = [9, 18] as const;

function engineerOf({ company }: World, id: string | null | undefined): Engineer | null {
  return company.engineers.find((one) => one.id === id) ?? null;
}

/** Somebody is asked to take a ticket: most say yes soon, some no, some nothing. */
export function considerOffer(world: World, known: Known): void {
  const { chance, seen } = known;
  const { offer } = seen;
  const engineer = engineerOf(world, offer?.to);
  if (!offer || !engineer || chance.happens(0.05)) {
    return;
  }
  const says = chance.happens(0.07) ? 'decline' : 'accept';
  plan(world, now(world) + chance.between(20_000, 5 * minute), known, async () => {
    const isStill = known.seen.offer?.at.getTime() === offer.at.getTime();
    if (isStill && engineer.isOnline) {
      const body = says === 'decline' ? { note: 'Too much to do' } : {};
      await act(world, engineer, { known, action: says, body });
    }
  });
}

/** Whoever holds a ticket sees to it after a while, in their hours; what stops a business, at once. */
export function planWork(world: World, known: Known, wait?: number): void {
  const { chance, seen } = known;
  const engineer = engineerOf(world, seen.assigneeId);
  if (!engineer || (seen.status !== 'accepted' && seen.status !== 'in_progress')) {
    return;
  }
  const usual =
    seen.status === 'accepted'
      ? chance.between(minute, chance.happens(0.08) ? 90 * minute : 18 * minute)
      : chance.between(5 * minute, chance.happens(0.06) ? 30 * hour : 70 * minute);
  const at = now(world) + (wait ?? usual);
  const isUrgent = seen.severity === 'blocked' && seen.scope !== 'me';
  planTurn(world, known, {
    side: 'engineer',
    at: isUrgent ? at : workingMoment(at, hours),
    deed: () => takeTurn(world, known, engineer),
  });
}

async function takeTurn(world: World, known: Known, engineer: Engineer): Promise<void> {
  const { assigneeId, status } = known.seen;
  if (assigneeId !== engineer.id || (status !== 'accepted' && status !== 'in_progress')) {
    return;
  }
  const deed = await chooseDeed(world, known);
  if (engineer.isOnline) {
    // what comes next is planned when everybody has seen it
    await act(world, engineer, { known, ...deed });
    return;
  }
  const kept = { ...deed, body: { ...deed.body, happenedAt: new Date(now(world)).toISOString() } };
  waiting(world, engineer).push({ known, deed: kept });
  // it is still theirs until it is sent
  known.turns.set('engineer', Symbol('waits'));
}

type Waiting = { known: Known; deed: Deed };
const waitingOf = new WeakMap<World, Map<string, Waiting[]>>();

/** What somebody did without a network, in its order. */
function waiting(world: World, { id }: Engineer): Waiting[] {
  const all = waitingOf.get(world) ?? new Map<string, Waiting[]>();
  waitingOf.set(world, all);
  const own = all.get(id) ?? [];
  all.set(id, own);
  return own;
}

/** The network goes, and what was done meanwhile is sent when it is back. */
export function planSpell(world: World, engineer: Engineer, span: { from: number; to: number }) {
  const { agenda } = world;
  agenda.plan(momentOf(span.from), engineer.id, () => {
    engineer.isOnline = false;
    return Promise.resolve();
  });
  agenda.plan(momentOf(span.to), engineer.id, async () => {
    engineer.isOnline = true;
    for (const { known, deed } of waiting(world, engineer).splice(0)) {
      known.turns.delete('engineer');
      await act(world, engineer, { known, ...deed });
    }
  });
}

async function chooseDeed(world: World, known: Known): Promise<Deed> {
  const { chance, seen } = known;
  if (seen.status === 'accepted') {
    return chance.happens(0.8)
      ? { action: 'contact', body: { channel: 'phone', note: 'Called, and looked at it together' } }
      : { action: 'start' };
  }
  const visit = known.wantsVisit ? visitDeed(world, known) : null;
  return visit ?? (await lessUsual(world, known)) ?? resolution;
}

const resolution = {
  action: 'resolve',
  body: { resolution: { cause: 'A wrong setting', solution: 'Set it right' } },
} as const satisfies Deed;

/** Windows are proposed, then somebody goes there, each when its time has come. */
function visitDeed(world: World, known: Known): Deed | null {
  const { appointment = null } = known.seen;
  if (doneSoFar(known, 'arrive') > 0) {
    return null;
  }
  if (doneSoFar(known, 'depart') > 0) {
    return { action: 'arrive', body: { place: { name: 'Their office' } } };
  }
  if (appointment?.picked) {
    return { action: 'depart' };
  }
  if (doneSoFar(known, 'propose_visit') > 1) {
    return null;
  }
  const from = workingMoment(now(world) + known.chance.between(2, 8) * hour, [9, 15]);
  const window = { from: at(from), to: at(from + 2 * hour) };
  return {
    action: 'propose_visit',
    body: { windows: [window], place: { name: 'Their office' } },
  };
}

async function lessUsual(world: World, known: Known): Promise<Deed | null> {
  const { chance } = known;
  const isFirst = (action: Deed['action']) => doneSoFar(known, action) === 0;
  if (isFirst('ask') && chance.happens(0.12)) {
    return { action: 'ask', body: { note: 'Which version is it?' } };
  }
  if (isFirst('message') && chance.happens(0.1)) {
    return { action: 'message', body: { note: 'Still looking into it' } };
  }
  if (isFirst('reschedule') && chance.happens(0.04)) {
    const promisedAt = at(workingMoment(now(world) + chance.between(3, 30) * hour, hours));
    return { action: 'reschedule', body: { promisedAt, note: 'A part has to come first' } };
  }
  if (isFirst('hand_over') && chance.happens(0.04)) {
    return handOver(world, known);
  }
  return null;
}

/** To a colleague who fits, or to the desk. */
async function handOver(world: World, known: Known): Promise<Deed> {
  const note = 'Somebody else knows more of this';
  const to = known.chance.happens(0.5) ? await fittingColleague(world, known) : null;
  return { action: 'hand_over', body: { note, ...(to !== null && { assigneeId: to }) } };
}

/** The first of the ranking, whom nothing speaks against. */
export async function fittingColleague(world: World, known: Known): Promise<string | null> {
  const { body } = await send<{ items: CandidateReply[] }>(world, world.company.manager, {
    method: 'GET',
    path: `/tickets/${known.id}/candidates`,
  });
  return body.items.find(({ obstacles }) => obstacles.length === 0)?.id ?? null;
}

function at(time: number): string {
  return new Date(time).toISOString();
}
