import { AppError } from '#api/app-error';
import { recountedClocks } from '#api/tickets/clocks/ticket-clocks';
import { listTickets } from '#api/tickets/list-tickets';
import { standardTerms } from '#shared/promises/service-terms';
import type { ActionBody } from '#shared/tickets/ticket-api';

import { after, aTicket, cast, hour, lived, minute, ten } from '../../support/tickets';
import { usualAssignment } from '../../support/tickets/assignment-double';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
beforeEach(() => {
  room.world.now = ten;
});
afterAll(() => room.close());

// Monday, 10:00 in Shanghai
const monday = new Date('2026-11-23T02:00:00Z');
const at = (milliseconds: number) => after(milliseconds, monday);
const correct = (corrections: ActionBody['corrections']): ActionBody => ({
  corrections,
  note: '电话里问清了',
});
const priority = (severity: 'blocked' | 'minor', scope: 'me' | 'team') =>
  correct({ severity, scope });

const begun = lived(
  aTicket({ createdAt: monday }),
  ['accept', 'engineer', monday],
  ['start', 'engineer', monday],
);

it('counts the clocks as if it had been reported like that, with the same pauses', () => {
  const asked = lived(
    begun,
    ['ask', 'engineer', at(hour)],
    ['answer', 'customer', at(2 * hour)],
    ['correct', 'dispatcher', at(2 * hour), priority('minor', 'team')],
  );
  // three days of eight hours, and one that was paused
  expect(asked.clocks?.solution).toMatchObject({
    ...{ start: monday, minutes: 3 * 480, pauses: [{ from: at(hour), to: at(2 * hour) }] },
    due: new Date('2026-11-26T03:00:00Z'),
  });
  expect(asked.promise).toMatchObject({ kind: 'resolve', dueAt: asked.clocks?.solution.due });
  // what was met keeps its times
  expect(asked.clocks?.firstResponse).toMatchObject({ minutes: 30, metAt: at(hour) });
});

it('promises nobody what has passed already; the service level is missed all the same', () => {
  const raised = lived(begun, ['correct', 'dispatcher', at(3 * hour), priority('blocked', 'team')]);
  expect(raised.clocks?.solution.due).toEqual(at(2 * hour));
  expect(raised.breaches?.map(({ promise }) => promise)).toEqual(['firstResponse', 'solution']);
  expect(raised.promise).toMatchObject({ dueAt: at(5 * hour), firstDueAt: begun.promise?.dueAt });
});

it('leaves a recorded breach, and a time that somebody gave', () => {
  const given = { promisedAt: at(30 * hour).toISOString(), note: '备件明天到' };
  const late = lived(
    begun,
    ['contact', 'engineer', at(minute)],
    ['note', 'engineer', at(25 * hour)],
  );
  expect(late.breaches?.map(({ promise }) => promise)).toEqual(['solution']);
  const corrected = lived(
    late,
    ['reschedule', 'engineer', at(25 * hour), given],
    ['correct', 'dispatcher', at(26 * hour), priority('minor', 'team')],
  );
  expect(corrected.breaches).toEqual(late.breaches);
  expect(corrected.promise?.dueAt).toEqual(at(30 * hour));
  expect(corrected.timeline.at(-1)?.promisedAt).toBeNull();
});

it('warns anew of what is far away now', () => {
  const clocks = begun.clocks && {
    ...begun.clocks,
    solution: { ...begun.clocks.solution, warnedAt: at(hour) },
  };
  const warned = { ...begun, clocks };
  const step = ['correct', 'dispatcher', at(hour), priority('minor', 'team')] as const;
  expect(lived(warned, [...step]).clocks?.solution.warnedAt).toBeNull();
});

it('warns of another time also when that is near already, and of the same one once', () => {
  const solution = begun.clocks?.solution.due ?? monday;
  const near = new Date(solution.getTime() - 5 * minute);
  const clocks = begun.clocks && {
    ...begun.clocks,
    solution: { ...begun.clocks.solution, warnedAt: near },
  };
  const times = standardTerms.level.P2;
  const moment = { calendar: standardTerms.calendar, now: near };
  expect(recountedClocks({ clocks }, times, moment)?.solution).toMatchObject({
    ...{ due: solution, warnedAt: near },
  });
  const other = { ...times, solution: { ...times.solution, minutes: times.solution.minutes + 1 } };
  expect(recountedClocks({ clocks }, other, moment)?.solution).toMatchObject({
    ...{ due: after(minute, solution), warnedAt: null },
  });
});

it('keeps an offer that is out, and looks anew for somebody where nobody is asked', () => {
  const offered = lived(aTicket({ offersFrom: ten }), ['assign', 'dispatcher', ten]);
  const kept = lived(offered, ['correct', 'dispatcher', after(minute)]);
  expect(kept.offer).toEqual(offered.offer);
  const pool = lived(aTicket({ offersFrom: after(hour) }), [
    'correct',
    'dispatcher',
    after(minute),
  ]);
  expect(pool.offersFrom).toEqual(after(minute));
});

it('writes before and after of each field, and changes nothing that was not asked', async () => {
  const { id } = await room.submit();
  const before = await room.find(id);
  const contact = { phone: '010-62628888' };
  await room.act(
    id,
    'correct',
    'dispatcher',
    correct({ category: 'slow', assetCode: 'A-17', contact }),
  );
  const ticket = await room.find(id);
  expect(ticket).toMatchObject({
    ...{ category: 'slow', assetCode: 'A-17', severity: before.severity, promise: before.promise },
    contact: { name: before.contact.name, phone: ticket.contact.phone },
  });
  expect(ticket.timeline.at(-1)?.changes).toEqual([
    { field: 'category', before: 'error', after: 'slow' },
    { field: 'asset', before: '', after: 'A-17' },
    { field: 'contactPhone', before: before.contact.phone, after: ticket.contact.phone },
  ]);
});

it('says where somebody has to go by a region of the list, and the choice goes by it', async () => {
  room.world.regions = { s: '滨江', n: '北城' };
  room.world.engineers = (['engineer', 'engineer2'] as const).map((name) => ({
    ...{ id: cast[name].id, name, skills: [{ category: null, productId: null }], capacity: 8 },
    ...{ isAvailable: true, regionIds: [name === 'engineer' ? 'n' : 's'] },
  }));
  const visit = { address: '滨江路 1 号', preferredTime: '' };
  const { id } = await room.submit({ visit });
  await room.act(id, 'correct', 'dispatcher', correct({ regionId: 's' }));
  const ticket = await room.find(id);
  expect(ticket.timeline.at(-1)?.changes).toEqual([{ field: 'region', before: '', after: '滨江' }]);
  const ranked = await room.tickets.candidates(ticket, room.world.now);
  expect(ranked.map(({ engineer, obstacles }) => [engineer.name, obstacles])).toEqual([
    ['engineer2', []],
    ['engineer', ['region']],
  ]);
  await room.act(id, 'assign', 'dispatcher', { assigneeId: cast.engineer2.id });
  expect((await room.find(id)).offer?.reason).toContain('负责这个区域');
  await room.act(id, 'correct', 'dispatcher', correct({ regionId: null }));
  expect((await room.find(id)).regionId).toBeNull();
  Object.assign(room.world, usualAssignment);
});

it('counts an agreed visit as one, also where the report asked for none', async () => {
  room.world.regions = { s: '滨江' };
  room.world.engineers = [
    {
      ...{ id: cast.engineer2.id, name: 'far', skills: [{ category: null, productId: null }] },
      ...{ capacity: 8, isAvailable: true, regionIds: [] },
    },
  ];
  const { id } = await room.submit();
  const obstacles = async () =>
    (await room.tickets.candidates(await room.find(id), room.world.now))[0]?.obstacles;
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'correct', 'dispatcher', correct({ regionId: 's' }));
  expect(await obstacles()).toEqual([]);
  await room.act(id, 'propose_visit', 'engineer');
  expect(await obstacles()).toEqual(['region']);
  Object.assign(room.world, usualAssignment);
});

it('is found by what it says now', async () => {
  const { id } = await room.submit();
  await room.act(id, 'correct', 'dispatcher', correct({ assetCode: 'PUMP-0099' }));
  const asked = { actor: cast.manager, view: 'all', limit: 5, q: 'PUMP-0099' } as const;
  const found = await listTickets(room.tickets, asked);
  expect(found.items.map((one) => one.id)).toEqual([id]);
});

it.each([
  [{}, 'ticket.correction_required'],
  [{ severity: 'blocked' }, 'ticket.correction_required'],
  [{ productId: 'f'.repeat(24) }, 'ticket.product_not_found'],
  [{ regionId: 'f'.repeat(24) }, 'request.invalid'],
  [{ contact: { phone: '12' } }, 'request.invalid'],
] as const)('refuses %j: %s', async (corrections, code) => {
  const { id } = await room.submit();
  await expect(room.act(id, 'correct', 'dispatcher', correct(corrections))).rejects.toMatchObject({
    code,
  });
  await expect(
    room.act(id, 'correct', 'engineer', correct({ severity: 'minor' })),
  ).rejects.toBeInstanceOf(AppError);
});

it('tells the customer why only where it gives them another time', async () => {
  const { id } = await room.submit({ scope: 'team' });
  await room.act(id, 'correct', 'dispatcher', correct({ category: 'slow' }));
  await room.act(id, 'correct', 'dispatcher', correct({ severity: 'minor' }));
  await room.relayAll();
  const told = await room.database
    .collection('notifications')
    .find({ 'source.id': id, recipientId: cast.customer.id, fact: /^entry:[23]$/ })
    .sort({ fact: 1 })
    .toArray();
  expect(told.map(({ text }) => String(text))).toEqual([
    // the problem stands in their place
    '导入凭证时提示“科目不存在”',
    '新的时间是 11 月 23 日 09:30。电话里问清了',
  ]);
});
