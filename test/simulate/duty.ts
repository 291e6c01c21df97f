import { chanceFrom } from './chance';
import { leaves, type Engineer } from './company';
import { begin, day, hour, isWorkingDay, minute } from './days';
import { send } from './deeds';
import { planSpell } from './engineers';
import { noticeAbsence, now, type World } from './world';

/** When everybody comes and goes, who is away, and who loses the network for a while. */
export function planDuty(world: World, days: number): void {
  for (let date = 0; date < days; date += 1) {
    const midnight = begin + date * day;
    if (isWorkingDay(midnight)) {
      world.agenda.plan(midnight + 8.9 * hour, 'duty', () => comeAll(world));
      world.agenda.plan(midnight + 18.1 * hour, 'duty', () => leaveAll(world));
      for (const engineer of world.company.engineers) {
        planLostNetwork(world, engineer, midnight);
      }
    }
  }
  for (const [index, { from, to }] of Object.entries(leaves)) {
    const engineer = world.company.engineers[Number(index)];
    if (engineer) {
      world.agenda.plan(from, 'duty', () => noticeAbsence(world, [engineer.id]));
      engineer.away = [...engineer.away, { from, to }];
    }
  }
}

/** Everybody comes and goes at the same time, so that equals are there equally long. */
async function comeAll(world: World): Promise<void> {
  await Promise.all(world.company.engineers.map((engineer) => change(world, engineer, true)));
}

/** Now and then somebody hands over at the end of a day. */
async function leaveAll(world: World): Promise<void> {
  const chance = chanceFrom(world.seed, `evening ${now(world)}`);
  const goes = world.company.engineers.map(async (engineer) => {
    const handOver = chance.happens(0.03);
    await send(world, engineer, { path: '/me/work/leave', body: { handOver } });
    await change(world, engineer, false);
  });
  await Promise.all(goes);
  await noticeAbsence(
    world,
    world.company.engineers.map(({ id }) => id),
  );
}

function planLostNetwork(world: World, engineer: Engineer, midnight: number): void {
  const chance = chanceFrom(world.seed, `network ${midnight} ${engineer.name}`);
  if (chance.happens(0.25)) {
    const from = midnight + chance.between(9 * 60, 16 * 60) * minute;
    planSpell(world, engineer, { from, to: from + chance.between(20, 120) * minute });
  }
}

async function change(world: World, engineer: Engineer, onDuty: boolean): Promise<void> {
  await send(world, engineer, { method: 'PATCH', path: '/me', body: { onDuty } });
  engineer.isOnDuty = onDuty;
  const last = engineer.duty.at(-1);
  if (onDuty) {
    engineer.duty.push({ from: now(world), to: null });
  } else if (last) {
    last.to = now(world);
  }
}
