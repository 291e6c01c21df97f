import fc from 'fast-check';

import { AppError } from '#api/app-error';
import { everybody } from '#api/directory/index';
import { allowedActions } from '#api/tickets/facts';
import { recountNext } from '#api/tickets/recount/recount-next';
import { relationsTo } from '#api/tickets/relations';
import type { Ticket } from '#api/tickets/ticket';
import { servicePromises } from '#shared/promises/service-levels';
import type { ServiceTerms } from '#shared/promises/service-terms';
import { standardTerms } from '#shared/promises/service-terms';
import { ticketActions, type TicketAction } from '#shared/tickets/ticket-actions';
import { ticketScopeNames, ticketSeverityNames } from '#shared/tickets/ticket-words';

import {
  after,
  cast,
  day,
  hour,
  minute,
  ten,
  usualBody,
  type CastName,
} from '../../support/tickets';
import { recomputeClocks, type Surroundings } from '../../support/tickets/recompute-clocks';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
afterAll(() => room.close());

const people = ['customer', 'engineer', 'dispatcher', 'manager'] as const satisfies CastName[];
const staff = new Set<string>(
  [cast.engineer, cast.engineer2, cast.dispatcher, cast.manager].map(({ id }) => id),
);

const { calendar, level, patience } = standardTerms;
/** Longer days, a day off on short notice, and a level that asks for more. */
const otherTerms: ServiceTerms[] = [
  standardTerms,
  {
    level,
    patience,
    calendar: { ...calendar, days: { '2026-11-25': 'off', '2026-11-29': 'worked' } },
  },
  {
    patience,
    calendar: { ...calendar, hours: { ...calendar.hours, saturday: [[600, 960]] } },
    level: { ...level, P2: { ...level.P2, solution: { minutes: 240, hours: 'working' } } },
  },
];

const aMove = fc.record({
  pick: fc.nat(),
  wait: fc.oneof(
    fc.integer({ min: 0, max: 40 * minute }),
    fc.integer({ min: 0, max: 4 * hour }),
    fc.integer({ min: 0, max: 2 * day }),
  ),
  /** How much earlier it happened, without a network. */
  earlier: fc.option(fc.integer({ min: 0, max: 3 * hour }), { freq: 3 }),
  severity: fc.constantFrom(...ticketSeverityNames),
  scope: fc.constantFrom(...ticketScopeNames),
  terms: fc.option(fc.constantFrom(...otherTerms), { freq: 6 }),
});
type Move = typeof aMove extends fc.Arbitrary<infer One> ? One : never;

/** What moves the clocks, and what must not. */
const wanted: readonly TicketAction[] = [
  ...(['accept', 'start', 'arrive', 'contact', 'ask', 'answer', 'resume', 'resolve'] as const),
  ...(['withdraw', 'reject', 'confirm', 'reopen', 'close', 'message', 'correct'] as const),
  ...(['reschedule', 'note', 'hand_over'] as const),
];

/** What leads nowhere comes up often enough without help. */
const seldom: readonly TicketAction[] = ['message', 'note', 'reschedule', 'hand_over', 'close'];

function choices(ticket: Ticket, pick: number) {
  return people.flatMap((by) =>
    allowedActions(ticket, cast[by], {
      relations: relationsTo(ticket, cast[by], true),
      now: room.world.now,
    })
      .filter((action) => wanted.includes(action))
      .filter((action) => pick % 4 === 0 || !seldom.includes(action))
      .map((action) => ({ by, action })),
  );
}

function bodyOf(action: TicketAction, { earlier, scope, severity }: Move) {
  const happenedAt =
    earlier === null ? {} : { happenedAt: after(-earlier, room.world.now).toISOString() };
  switch (action) {
    case 'correct':
      return { corrections: { severity, scope }, note: '问清了' };
    case 'reschedule':
      return { promisedAt: after(5 * hour, room.world.now).toISOString(), note: '备件在路上' };
    case 'note':
      return { ...usualBody(action), ...happenedAt, visibility: 'customer' as const };
    default:
      return ticketActions[action].by.includes('assignee')
        ? { ...usualBody(action), ...happenedAt }
        : usualBody(action);
  }
}

function onlyRefusals(error: unknown) {
  if (!(error instanceof AppError)) {
    throw error;
  }
}

/** A life of one ticket; what was around it is kept for the recomputation. */
async function live(moves: readonly Move[]) {
  const around = {
    ...{ staff, looks: [] as Date[] },
    terms: [{ from: new Date(0), terms: standardTerms }],
  };
  room.world.now = ten;
  room.world.terms = standardTerms;
  const { id } = await room.submit(reportOf(moves[0]));
  for (const move of moves) {
    await look(around, move.wait + 1);
    if (move.terms) {
      await editTerms(around, move.terms);
      await look(around, 1);
    }
    await step(id, move);
  }
  await look(around, 1);
  return { ticket: await room.find(id), around: { ...around, now: room.world.now } };
}

function reportOf(move: Move | undefined) {
  const { pick = 0, scope = 'me', severity = 'blocked' } = move ?? {};
  const visit = { address: '八楼', preferredTime: '' };
  return { severity, scope, ...(pick % 2 === 0 && { visit }) };
}

type Around = Omit<Surroundings, 'now'> & { looks: Date[]; terms: Surroundings['terms'][number][] };

/** Time passes, and the product does what is due by itself. */
async function look({ looks }: Around, wait: number) {
  room.world.now = after(wait, room.world.now);
  await room.runTimers();
  looks.push(room.world.now);
}

async function editTerms(around: Around, terms: ServiceTerms) {
  room.world.now = after(1, room.world.now);
  around.terms.push({ from: room.world.now, terms });
  room.world.terms = terms;
  await room.tickets.termsChanges.owe(everybody, room.world.now);
  while (await recountNext(room.tickets)) {
    // slice by slice
  }
}

async function step(id: string, move: Move) {
  const all = choices(await room.find(id), move.pick);
  const chosen = all[move.pick % Math.max(1, all.length)];
  room.world.now = after(1, room.world.now);
  if (chosen) {
    const { action, by } = chosen;
    await room.act(id, action, by, bodyOf(action, move)).catch(onlyRefusals);
  }
}

function said({ breaches = [], clocks }: Ticket) {
  const shown = servicePromises.map((promise) => {
    const clock = clocks?.[promise];
    if (!clock) {
      return [promise, null];
    }
    const { due, endedAt, metAt, round, start, warning } = clock;
    return [promise, { round, start, metAt, endedAt, due, warning }];
  });
  return {
    clocks: Object.fromEntries(shown) as Record<string, unknown>,
    breaches: breaches
      .map(({ dueAt, metAt, promise, round }) => ({ dueAt, metAt, promise, round }))
      .sort(inOrder),
  };
}

function inOrder(
  one: { promise: string; round: number },
  other: { promise: string; round: number },
) {
  return one.promise.localeCompare(other.promise) || one.round - other.round;
}

const reached = new Set<string>();

it('whatever happens to a ticket, its clocks say what its timeline says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aMove, { minLength: 6, maxLength: 14 }), async (moves) => {
      const { ticket, around } = await live(moves);
      const { breaches, clocks } = recomputeClocks(ticket, around);
      expect(said(ticket)).toEqual({ clocks, breaches: breaches.sort(inOrder) });
      ticket.timeline.forEach(({ kind }) => reached.add(kind));
      ticket.breaches?.forEach(({ promise }) => reached.add(promise));
    }),
    { numRuns: 15, seed: 20_261_130, endOnFailure: true },
  );
  // lives in which nothing of it came up would prove nothing
  const needed = ['correct', 'reject', 'ask', 'resolve', 'withdraw', ...servicePromises];
  expect([...reached]).toEqual(expect.arrayContaining(needed));
}, 300_000);
