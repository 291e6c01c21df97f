import { startTestApi, type TestApi } from '../support/api';

import { newAgenda } from './agenda';
import { chanceFrom } from './chance';
import { foundCompany } from './company';
import { report, reportTime } from './customers';
import { begin, day, hour } from './days';
import { planDuty } from './duty';
import { react } from './reactions';
import { newTally } from './tally';
import { look, momentOf, now, type World } from './world';

export type Size = {
  tickets: number;
  /** In which they are reported. */
  days: number;
  /** Afterwards nothing new is reported, and what is open goes on. */
  after: number;
  seed: number;
};

/** A week of the whole company through the real API; the clock stands still while somebody acts. */
export async function runWeek(size: Size, { api, present }: Simulated): Promise<World> {
  const company = await foundCompany(api, Math.max(40, Math.ceil(size.tickets / 16)));
  present.isThere = (id) => company.engineers.find((one) => one.id === id)?.isOnline ?? true;
  const world: World = {
    ...{ api, company, react, seed: size.seed },
    ...{ agenda: newAgenda(), tickets: new Map(), tally: newTally(), timers: new Set() },
    touched: new Set(),
  };
  const days = size.days + size.after;
  planDuty(world, days);
  const chance = chanceFrom(size.seed, 'reports');
  for (let index = 0; index < size.tickets; index += 1) {
    const at = momentOf(reportTime(chance, { begin, days: size.days }));
    world.agenda.plan(at, `report ${index}`, () => report(world, index));
  }
  await live(world, begin + days * day);
  return world;
}

async function live(world: World, end: number): Promise<void> {
  for (let at = world.agenda.nextTime(); at !== null && at <= end; at = world.agenda.nextTime()) {
    world.api.clock.advance(Math.max(0, at - now(world)));
    await doAll(world, at);
    const touched = [...world.touched];
    world.touched.clear();
    await look(world, touched);
  }
  world.api.clock.advance(Math.max(0, end - now(world)));
}

/** Everything of this moment: about the same thing one after the other, otherwise at once. */
async function doAll(world: World, at: number): Promise<void> {
  const { agenda } = world;
  const together = new Map<string, (() => Promise<void>)[]>();
  while (agenda.nextTime() === at) {
    const next = agenda.next();
    if (next) {
      together.set(next.about, [...(together.get(next.about) ?? []), next.deed]);
    }
  }
  await Promise.all(
    [...together.values()].map(async (deeds) => {
      for (const deed of deeds) {
        await deed();
      }
    }),
  );
}

type Simulated = { api: TestApi; present: { isThere: (personId: string) => boolean } };

/** An API whose clock is the agenda’s, and which believes whoever is simulated to be there to be there. */
export async function startSimulatedApi(): Promise<Simulated> {
  const present: Simulated['present'] = { isThere: () => true };
  const api = await startTestApi({
    env: { ASSIGNMENT_MODE: 'offers' },
    // a line of that level means that a person must act
    logLevel: 'error',
    startAt: new Date(begin - hour),
    isThere: (ids) => Promise.resolve(new Set(ids.filter((id) => present.isThere(id)))),
  });
  return { api, present };
}
