import { breachOf } from '#api/tickets/clocks/ticket-clocks';

import { after, aTicket, cast, day, hour, lived, minute, ten } from '../../support/tickets';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
beforeEach(() => {
  room.world.now = ten;
});
afterAll(() => room.close());

const at = (milliseconds: number) => after(milliseconds);
/** A stopped team: first response 15 minutes, arrival 4 hours, solution 2 hours, all round the clock. */
const urgent = () => aTicket({ scope: 'team' });
const begun = () =>
  lived(urgent(), ['accept', 'engineer', at(minute)], ['start', 'engineer', at(2 * minute)]);

it('all begin with the report, an arrival only where a visit is wanted', async () => {
  const { clocks } = urgent();
  expect(clocks?.firstResponse).toMatchObject({ start: ten, due: at(15 * minute) });
  expect(clocks?.solution).toMatchObject({
    start: ten,
    due: at(2 * hour),
    warning: at(96 * minute),
  });
  expect(clocks?.arrival).toBeNull();
  const visited = await room.submit({
    scope: 'team',
    visit: { address: '启明大厦 8 楼', preferredTime: '' },
  });
  expect(visited.clocks?.arrival).toMatchObject({ start: ten, due: at(4 * hour) });
});

it.each([
  ['message', 'engineer', true],
  ['message', 'dispatcher', true],
  ['message', 'customer', false],
  ['message', 'colleague', false],
  ['ask', 'engineer', true],
  ['resolve', 'engineer', true],
  ['depart', 'engineer', false],
  ['escalate', 'engineer', false],
] as const)('%s by the %s is a first response: %s', (action, by, isOne) => {
  const met = lived(begun(), [action, by, at(5 * minute)]).clocks?.firstResponse.metAt;
  expect(met).toEqual(isOne ? at(5 * minute) : null);
});

it('takes a note for a first response only when customers read it', () => {
  const noted = (visibility: 'customer' | 'internal') =>
    lived(begun(), ['note', 'engineer', at(5 * minute), { note: '在看日志', visibility }]);
  expect(noted('internal').clocks?.firstResponse.metAt).toBeNull();
  expect(noted('customer').clocks?.firstResponse.metAt).toEqual(at(5 * minute));
});

it('takes no acceptance for a first response, and no word of staff about their own report', () => {
  expect(begun().clocks?.firstResponse.metAt).toBeNull();
  const own = { ...begun(), reporterId: cast.engineer.id };
  const said = lived(own, ['message', 'engineer', at(5 * minute)]);
  expect(said.clocks?.firstResponse.metAt).toBeNull();
});

it('stand still on the customer’s turn and go on after it', () => {
  const asked = lived(begun(), ['ask', 'engineer', at(hour)]);
  expect(asked.clocks?.solution).toMatchObject({ due: null, warning: null });
  const answered = lived(asked, ['answer', 'customer', at(2 * day)]);
  expect(answered.clocks?.solution).toMatchObject({
    due: at(2 * day + hour),
    warning: at(2 * day + 36 * minute),
    pauses: [{ from: at(hour), to: at(2 * day) }],
  });
});

it('end with the ticket: nobody arrives any more at what is solved, nothing is owed of what is cancelled', () => {
  const visited = aTicket({ scope: 'team', ...{ visit: { address: '八楼', preferredTime: '' } } });
  const arrival = { ...(visited.clocks?.solution ?? fail()), due: at(4 * hour) };
  const clocks = { ...(visited.clocks ?? fail()), arrival };
  const solved = lived(
    { ...visited, clocks },
    ['accept', 'engineer', at(minute)],
    ['start', 'engineer', at(minute)],
    ['resolve', 'engineer', at(hour)],
  );
  expect(solved.clocks?.arrival).toMatchObject({ metAt: null, endedAt: at(hour) });
  expect(solved.clocks?.solution).toMatchObject({ metAt: at(hour), endedAt: null });
  const cancelled = lived(urgent(), ['cancel', 'customer', at(minute)]);
  expect(cancelled.clocks?.solution).toMatchObject({ metAt: null, endedAt: at(minute) });
  expect(cancelled.timerAt).toBeNull();
});

function fail(): never {
  throw new Error('has clocks');
}

it('begin another round with a rejected and with a reopened solution', () => {
  const rejected = lived(
    begun(),
    ['resolve', 'engineer', at(hour)],
    ['reject', 'customer', at(3 * hour)],
  );
  expect(rejected.clocks?.solution).toMatchObject({
    ...{ round: 2, start: at(3 * hour), due: at(5 * hour), metAt: null, pauses: [] },
  });
  const reopened = lived(
    rejected,
    ['resolve', 'engineer', at(4 * hour)],
    ['confirm', 'customer', at(5 * hour)],
    ['reopen', 'customer', at(day)],
  );
  expect(reopened.clocks?.solution).toMatchObject({ round: 3, due: at(day + 2 * hour) });
  expect(reopened.breaches?.map(({ promise }) => promise)).toEqual(['firstResponse']);
});

async function told(id: string): Promise<string[][]> {
  await room.relayAll();
  const ofClocks = { 'source.id': id, fact: /^(warning|breach|kept):/ };
  const notices = await room.database.collection('notifications').find(ofClocks).toArray();
  return notices
    .map(({ fact, recipientId, title }) => [fact, nameOf(String(recipientId)), title].map(String))
    .sort();
}
const warned = (promise: string, due: number) => `warning:${promise}:1:${at(due).getTime()}`;
const nameOf = (id: string) => Object.entries(cast).find(([, one]) => one.id === id)?.[0];

it('warn the desk of what nobody holds, then record what was missed and tell it once, in several processes', async () => {
  const { id } = await room.submit({ scope: 'team' });
  room.world.now = at(0);
  // 15 minutes of 15 are left at once: the warning comes with the report
  await Promise.all([room.runTimers(), room.runTimers()]);
  expect(await told(id)).toEqual([
    [warned('firstResponse', 15 * minute), 'dispatcher', '还没有人接，首次响应快到时间了'],
    [warned('firstResponse', 15 * minute), 'manager', '还没有人接，首次响应快到时间了'],
  ]);
  room.world.now = at(15 * minute);
  await room.runTimers();
  expect((await room.find(id)).breaches).toEqual([]);
  room.world.now = at(15 * minute + 1);
  await Promise.all([room.runTimers(), room.runTimers(), room.runTimers()]);
  const { breaches, timeline } = await room.find(id);
  expect(breaches).toEqual([
    {
      ...{ promise: 'firstResponse', round: 1, dueAt: at(15 * minute) },
      ...{ at: at(15 * minute + 1), metAt: null },
    },
  ]);
  expect(timeline).toHaveLength(1);
  const breached = (await told(id)).filter(([fact]) => fact === 'breach:firstResponse:1');
  expect(breached.map(([, name]) => name)).toEqual(['dispatcher', 'manager']);
});

it('warn whoever holds the ticket, and tell them and the desk of a breach', async () => {
  const { id } = await room.submit({ scope: 'team' });
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'message', 'engineer', { note: '马上看' });
  room.world.now = at(96 * minute);
  await room.runTimers();
  expect(await told(id)).toEqual([[warned('solution', 2 * hour), 'engineer', '解决快到时间了']]);
  room.world.now = at(3 * hour);
  await room.runTimers();
  expect((await told(id)).filter(([fact]) => fact === 'breach:solution:1')).toEqual([
    ['breach:solution:1', 'dispatcher', '解决超时了'],
    ['breach:solution:1', 'engineer', '解决超时了'],
    ['breach:solution:1', 'manager', '解决超时了'],
  ]);
  await room.act(id, 'start', 'engineer');
  room.world.now = at(4 * hour);
  const resolved = await room.act(id, 'resolve', 'engineer');
  expect(breachOf(resolved, 'solution', { round: 1 })).toMatchObject({
    dueAt: at(2 * hour),
    metAt: at(4 * hour),
  });
});

it('warn the same person anew of another time: a correction moved it', async () => {
  const { id } = await room.submit({ scope: 'team' });
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'message', 'engineer', { note: '马上看' });
  room.world.now = at(100 * minute);
  await room.runTimers();
  const corrected = await room.act(id, 'correct', 'dispatcher', {
    ...{ corrections: { severity: 'degraded' }, note: '还能用' },
  });
  const { due, warning } = corrected.clocks?.solution ?? fail();
  room.world.now = warning ?? ten;
  await room.runTimers();
  expect((await told(id)).map(([fact, name]) => [fact, name])).toEqual([
    [warned('solution', 2 * hour), 'engineer'],
    [`warning:solution:1:${due?.getTime()}`, 'engineer'],
  ]);
});

it('records what a step shows to be missed, when the step is faster than the timer', async () => {
  const { id } = await room.submit({ scope: 'team' });
  await room.act(id, 'accept', 'engineer');
  room.world.now = at(20 * minute);
  await room.act(id, 'message', 'engineer', { note: '抱歉，刚看到' });
  expect((await room.find(id)).breaches).toEqual([
    expect.objectContaining({
      dueAt: at(15 * minute),
      at: at(20 * minute),
      metAt: at(20 * minute),
    }),
  ]);
  await room.runTimers();
  expect((await told(id)).map(([fact, name]) => [fact, name])).toEqual([
    ['breach:firstResponse:1', 'dispatcher'],
    ['breach:firstResponse:1', 'engineer'],
    ['breach:firstResponse:1', 'manager'],
  ]);
});

describe('what happened without a network', () => {
  const happenedAt = at(10 * minute).toISOString();

  it('counts when it happened: nothing was missed', async () => {
    const { id } = await room.submit({ scope: 'team' });
    await room.act(id, 'accept', 'engineer');
    room.world.now = at(hour);
    await room.act(id, 'message', 'engineer', { note: '在路上', happenedAt });
    const { breaches, clocks } = await room.find(id);
    expect(clocks?.firstResponse.metAt).toEqual(at(10 * minute));
    expect(breaches).toEqual([]);
  });

  it('leaves what was recorded before, marks it as kept and says so to whoever was told', async () => {
    const { id } = await room.submit({ scope: 'team' });
    await room.act(id, 'accept', 'engineer');
    room.world.now = at(20 * minute);
    await room.runTimers();
    room.world.now = at(hour);
    await room.act(id, 'message', 'engineer', { note: '在路上', happenedAt });
    expect((await room.find(id)).breaches).toEqual([
      expect.objectContaining({ dueAt: at(15 * minute), metAt: at(10 * minute) }),
    ]);
    const news = await told(id);
    const recipients = (fact: string) => news.filter(([one]) => one === fact).map(([, who]) => who);
    expect(recipients('kept:firstResponse:1')).toEqual(recipients('breach:firstResponse:1'));
    expect(recipients('kept:firstResponse:1')).toHaveLength(3);
  });
});
