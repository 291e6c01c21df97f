import { after, day, hour, minute, ten, usualBody } from '../../support/tickets';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
afterAll(() => room.close());
beforeEach(() => {
  room.world.now = ten;
});

const at = (milliseconds: number) => after(milliseconds);
const said = (milliseconds: number) => ({ happenedAt: at(milliseconds).toISOString() });
const solved = (milliseconds: number) => ({ ...usualBody('resolve'), ...said(milliseconds) });

/** Accepted a minute after the report. */
async function acceptedTicket(more: Parameters<typeof room.submit>[0] = {}) {
  const { id } = await room.submit(more);
  room.world.now = at(minute);
  await room.act(id, 'accept', 'engineer');
  return id;
}

it.each([
  ['in the future', 2 * hour + 2 * minute],
  ['before the report', -2 * minute],
  ['before the ticket was theirs', 59 * minute - 2 * minute],
])('refuses a time %s', async (_case, told) => {
  const { id } = await room.submit();
  room.world.now = at(hour);
  await room.act(id, 'accept', 'engineer');
  room.world.now = at(2 * hour);
  const start = room.act(id, 'start', 'engineer', said(told));
  await expect(start).rejects.toMatchObject({
    code: 'request.invalid',
    details: { errors: [{ path: 'happenedAt' }] },
  });
});

it('takes what happened a day ago, and nothing older', async () => {
  const id = await acceptedTicket();
  room.world.now = at(day + hour);
  await expect(room.act(id, 'start', 'engineer', said(hour - 1))).rejects.toMatchObject({
    code: 'request.invalid',
  });
  const { stepTimes, timeline } = await room.act(id, 'start', 'engineer', said(hour));
  expect(timeline.at(-1)).toMatchObject({ happenedAt: at(hour), at: at(day + hour) });
  expect(stepTimes[2]).toEqual(at(hour));
});

it('says of what a slow clock puts a little before the ticket was theirs that it was then', async () => {
  const id = await acceptedTicket();
  room.world.now = at(hour);
  const { timeline } = await room.act(id, 'start', 'engineer', said(30_000));
  expect(timeline.at(-1)?.happenedAt).toEqual(at(minute));
});

it('refuses a step before their own that it follows, but not before what others did meanwhile', async () => {
  const id = await acceptedTicket();
  room.world.now = at(2 * hour);
  await room.act(id, 'start', 'engineer', said(hour));
  await room.act(id, 'message', 'customer', { note: '到了吗' });
  await expect(room.act(id, 'resolve', 'engineer', solved(30 * minute))).rejects.toMatchObject({
    code: 'request.invalid',
  });
  const { timeline } = await room.act(id, 'resolve', 'engineer', solved(90 * minute));
  expect(timeline.at(-1)?.happenedAt).toEqual(at(90 * minute));
});

it('keeps when it happened, and the order in which it was told', async () => {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  room.world.now = at(2 * hour);
  await room.act(id, 'start', 'engineer');
  const happenedAt = at(hour).toISOString();
  const place = { name: '3 号泵房' };
  const ticket = await room.act(id, 'arrive', 'engineer', { place, happenedAt });
  expect(ticket.timeline.at(-1)).toMatchObject({
    seq: 4,
    at: at(2 * hour),
    happenedAt: at(hour),
  });
});

it('writes a repeated step once, whether or not it says by then when it happened', async () => {
  const id = await acceptedTicket();
  room.world.now = at(hour);
  const once = 'the same key';
  await room.act(id, 'start', 'engineer', {}, once);
  const again = await room.act(id, 'start', 'engineer', said(30 * minute), once);
  expect(again.timeline.filter(({ kind }) => kind === 'start')).toEqual([
    expect.objectContaining({ happenedAt: null, at: at(hour) }),
  ]);
  const later = await room.act(id, 'start', 'engineer', said(40 * minute), once);
  expect(later.timeline).toHaveLength(again.timeline.length);
});

it('judges every clock of a visit told at once, in order, by when each thing happened', async () => {
  const id = await acceptedTicket({
    scope: 'team',
    visit: { address: '启明大厦 8 楼', preferredTime: '' },
  });
  room.world.now = at(9 * hour);
  await room.runTimers();
  expect((await room.find(id)).breaches).toHaveLength(3);
  await room.act(id, 'message', 'engineer', { note: '马上到', ...said(10 * minute) });
  await room.act(id, 'depart', 'engineer', said(20 * minute));
  await room.act(id, 'arrive', 'engineer', { place: { name: '8 楼' }, ...said(hour) });
  const { breaches, clocks } = await room.act(id, 'resolve', 'engineer', solved(119 * minute));
  expect(breaches?.map(({ promise, metAt }) => [promise, metAt])).toEqual([
    ['firstResponse', at(10 * minute)],
    ['arrival', at(hour)],
    ['solution', at(119 * minute)],
  ]);
  expect(clocks?.solution.metAt).toEqual(at(119 * minute));
  await room.relayAll();
  const kept = { 'source.id': id, fact: /^kept:/ };
  const notices = await room.database.collection('notifications').find(kept).toArray();
  const facts = notices.map(({ fact, recipientId }) => `${String(fact)} ${String(recipientId)}`);
  expect(new Set(facts.map((fact) => fact.split(' ')[0]))).toEqual(
    new Set(['kept:firstResponse:1', 'kept:arrival:1', 'kept:solution:1']),
  );
  expect(new Set(facts).size).toBe(facts.length);
});

describe('the customer’s turn', () => {
  const asked = async () => {
    const id = await acceptedTicket({ scope: 'team' });
    await room.act(id, 'start', 'engineer');
    room.world.now = at(hour);
    await room.act(id, 'ask', 'engineer');
    return id;
  };

  it('ends when somebody went on, also when that is told later', async () => {
    const id = await asked();
    room.world.now = at(5 * hour);
    const { clocks } = await room.act(id, 'resume', 'engineer', {
      note: '问到了',
      ...said(2 * hour),
    });
    expect(clocks?.solution.pauses).toEqual([{ from: at(hour), to: at(2 * hour) }]);
    expect(clocks?.solution.due).toEqual(at(3 * hour));
  });

  it('lasts no time when it was over before the question could be sent', async () => {
    const id = await asked();
    room.world.now = at(5 * hour);
    const told = said(hour - minute / 2);
    const { clocks } = await room.act(id, 'resume', 'engineer', { note: '问到了', ...told });
    expect(clocks?.solution.pauses).toEqual([{ from: at(hour), to: at(hour) }]);
  });

  it('is not ended backwards by what the customer says', async () => {
    const id = await asked();
    room.world.now = at(5 * hour);
    const { clocks } = await room.act(id, 'answer', 'customer', {
      note: '是的',
      ...said(2 * hour),
    });
    expect(clocks?.solution.pauses).toEqual([{ from: at(hour), to: at(5 * hour) }]);
  });
});
