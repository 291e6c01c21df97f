import type { TicketReply } from '#shared/tickets/ticket-replies';
import { ticketScopeNames } from '#shared/tickets/ticket-words';

import { chanceFrom, type Chance } from './chance';
import { day, dayOf, hour, isWorkingDay, minute, wakingMoment } from './days';
import { act, send } from './deeds';
import { planCorrection } from './desk';
import { count } from './tally';
import { now, plan, planTurn, type Known, type Seen, type World } from './world';

const categories = ['how_to', 'error', 'error', 'wrong_data', 'connection', 'slow', 'device'];
const severities = [
  'blocked',
  'blocked',
  'degraded',
  'degraded',
  'degraded',
  'minor',
  'minor',
  'question',
];

/** Most problems show themselves while people work. */
export function reportTime(
  chance: Chance,
  { begin, days }: { begin: number; days: number },
): number {
  const at = begin + chance.next() * days * day;
  const isAtWork = isWorkingDay(at) && chance.happens(0.95);
  if (isAtWork) {
    return dayOf(at) + 9 * hour + Math.floor(chance.next() * 9 * hour);
  }
  // on a day off few notice anything
  return isWorkingDay(at) || chance.happens(0.25)
    ? Math.floor(at)
    : reportTime(chance, { begin, days });
}

export async function report(world: World, index: number): Promise<void> {
  const chance = chanceFrom(world.seed, `ticket ${index}`);
  const customer = chance.pick(world.company.customers);
  const wantsVisit = chance.happens(0.07);
  const body = {
    category: chance.pick(categories),
    description: `It does not work as it should (${index})`,
    severity: chance.pick(severities),
    scope: chance.happens(0.8) ? 'me' : chance.pick(ticketScopeNames),
    contact: { name: 'Customer', phone: '13800138000' },
    ...(wantsVisit && { visit: { address: 'Their office', preferredTime: 'soon' } }),
  };
  const { status, body: ticket } = await send<TicketReply>(world, customer, {
    path: '/tickets',
    body,
  });
  if (status !== 201) {
    world.tally.faults.push(`a report was answered with ${status}`);
    return;
  }
  count(world.tally.done, 'report');
  const own = { id: ticket.id, customer, wantsVisit, chance };
  const known: Known = { ...own, seen: unseen, done: new Map(), turns: new Map() };
  world.tickets.set(ticket.id, known);
  world.touched.add(ticket.id);
  planSecondThoughts(world, known);
  planCorrection(world, known);
}

const unseen: Seen = {
  ...{ appointment: null, assigneeId: null, followUps: [], offer: null, offersFrom: null },
  ...{ scope: 'me', seq: 0, severity: 'minor', silence: null, status: 'submitted', timerAt: null },
};

/** Some say more, urge, or do not need anybody any more. */
function planSecondThoughts(world: World, known: Known): void {
  const { chance, customer } = known;
  const soon = (least: number, most: number) => now(world) + chance.between(least, most);
  if (chance.happens(0.07)) {
    plan(world, soon(minute, 30 * minute), known, async () => {
      if (!['cancelled', 'resolved'].includes(known.seen.status)) {
        await act(world, customer, { known, action: 'message', body: { note: 'One thing more' } });
      }
    });
  }
  if (chance.happens(0.04)) {
    plan(world, wakingMoment(soon(20 * minute, 4 * hour)), known, async () => {
      if (['submitted', 'accepted', 'in_progress'].includes(known.seen.status)) {
        await act(world, customer, { known, action: 'urge' });
      }
    });
  }
  if (chance.happens(0.02)) {
    plan(world, soon(minute, 20 * minute), known, async () => {
      if (['submitted', 'accepted'].includes(known.seen.status)) {
        await act(world, customer, { known, action: 'cancel', body: { note: 'It works again' } });
      }
    });
  }
}

/** A question is answered, in one of two ways, or not at all. */
export function planAnswer(world: World, known: Known): void {
  const { chance, customer } = known;
  if (chance.happens(0.2)) {
    return;
  }
  planTurn(world, known, {
    side: 'customer',
    at: wakingMoment(now(world) + chance.between(10 * minute, 6 * hour)),
    deed: async () => {
      if (known.seen.status === 'awaiting_customer') {
        const action = chance.happens(0.6) ? 'answer' : 'message';
        await act(world, customer, { known, action, body: { note: 'Version 3' } });
      }
    },
  });
}

/** A resolution is confirmed, rejected or rated; or nothing is said of it. */
export function planCheck(world: World, known: Known): void {
  const { chance } = known;
  if (chance.happens(0.12)) {
    return;
  }
  planTurn(world, known, {
    side: 'customer',
    at: wakingMoment(now(world) + chance.between(5 * minute, 20 * hour)),
    deed: async () => {
      if (known.seen.status === 'resolved') {
        await check(world, known);
      }
    },
  });
}

async function check(world: World, known: Known): Promise<void> {
  const { chance, customer } = known;
  if (chance.happens(0.06)) {
    await act(world, customer, { known, action: 'reject', body: { note: 'It is there again' } });
  } else if (chance.happens(0.2)) {
    await rate(world, known);
  } else {
    await act(world, customer, { known, action: 'confirm' });
  }
}

/** Afterwards some rate, some change their minds. */
export function planAfterthoughts(world: World, known: Known): void {
  const { chance, customer } = known;
  if (chance.happens(0.35)) {
    const at = wakingMoment(now(world) + chance.between(minute, 20 * hour));
    plan(world, at, known, () => rate(world, known));
    if (chance.happens(0.1)) {
      plan(world, wakingMoment(at + chance.between(minute, 2 * day)), known, () =>
        rate(world, known),
      );
    }
  }
  if (chance.happens(0.02)) {
    plan(world, wakingMoment(now(world) + chance.between(hour, 3 * day)), known, async () => {
      if (known.seen.status === 'closed') {
        await act(world, customer, { known, action: 'reopen', body: { note: 'Once more' } });
      }
    });
  }
}

async function rate(world: World, known: Known): Promise<void> {
  const { chance, customer, seen } = known;
  if (seen.status !== 'resolved' && seen.status !== 'closed') {
    return;
  }
  const isBad = chance.happens(0.12);
  const body = isBad
    ? { fixed: chance.happens(0.4) ? 'no' : 'partly', stars: chance.between(1, 2) }
    : { fixed: 'yes', stars: chance.between(3, 5) };
  await act(world, customer, { known, action: 'rate', body });
}

/** Of the times that were proposed one is chosen, or others are asked for. */
export function planChoice(world: World, known: Known): void {
  const { chance, customer } = known;
  const window = known.seen.appointment?.windows[0];
  if (!window || chance.happens(0.1)) {
    return;
  }
  plan(world, now(world) + chance.between(2 * minute, 80 * minute), known, async () => {
    const { appointment = null, status } = known.seen;
    const isStill = appointment?.picked === null && appointment.windows.length > 0;
    if (isStill && ['accepted', 'in_progress'].includes(status)) {
      const [from, to] = [window.from.toISOString(), window.to.toISOString()];
      await (chance.happens(0.9)
        ? act(world, customer, { known, action: 'pick_visit', body: { window: { from, to } } })
        : act(world, customer, {
            ...{ known, action: 'ask_other_time' },
            body: { note: 'Rather another day' },
          }));
    }
  });
}
