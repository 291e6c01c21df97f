import { showNumbers } from '#api/tickets/day/show-numbers';
import { showSimilar } from '#api/tickets/day/show-similar';
import { showWeek } from '#api/tickets/day/show-week';
import type { ActionBody, SubmitBody } from '#shared/tickets/ticket-api';

import {
  after,
  aResolution,
  cast,
  day,
  hour,
  minute,
  ten,
  usualWindow,
  type CastName,
} from '../../../support/tickets';
import { startTicketRoom } from '../../../support/tickets/ticket-room';

const room = await startTicketRoom();
beforeEach(async () => {
  room.world.now = ten;
  await room.database.collection('tickets').deleteMany({});
});
afterAll(() => room.close());

const productId = 'c'.repeat(24);

/** The directory is played by a double that has no products. */
async function ofProduct(id: string) {
  await room.database.collection('tickets').updateMany(
    { number: await numberOf(id) },
    {
      $set: { productId },
    },
  );
  return id;
}

async function numberOf(id: string) {
  return (await room.find(id)).number;
}

async function held(report: Partial<SubmitBody> = {}, by: CastName = 'engineer') {
  const { id } = await room.submit(report);
  await room.act(id, 'accept', by);
  return id;
}

async function agreed(by: CastName = 'engineer', window = usualWindow) {
  const id = await held({}, by);
  const place = { name: '启明大厦 8 楼', latitude: 30.2, longitude: 120.1 };
  await room.act(id, 'propose_visit', by, { windows: [window], place });
  await room.act(id, 'pick_visit', 'customer', { window });
  return id;
}

async function solved(report: Partial<SubmitBody> = {}, body: ActionBody = {}) {
  const id = await held(report);
  await room.act(id, 'start', 'engineer');
  await room.act(id, 'resolve', 'engineer', { resolution: aResolution, ...body });
  return id;
}

const window = (from: string, to: string) => ({ from, to });
const december = { from: new Date('2026-12-01T00:00:00Z'), to: new Date('2026-12-30T00:00:00Z') };
const weekOf = (who: CastName, days = december) =>
  showWeek(room.tickets, { ...days, actor: cast[who] });

describe('visits of some days', () => {
  it('are one’s own for an engineer, everybody’s for the desk, by time', async () => {
    const later = await agreed();
    const sooner = window('2026-12-20T01:00:00Z', '2026-12-20T03:00:00Z');
    const others = await agreed('engineer2', sooner);
    const own = await weekOf('engineer');
    expect(own.items.map(({ id }) => id)).toEqual([later]);
    expect(own.items[0]).toMatchObject({
      engineer: { id: cast.engineer.id },
      window: { from: '2026-12-21T06:00:00.000Z', to: '2026-12-21T08:00:00.000Z' },
      place: { name: '启明大厦 8 楼', latitude: 30.2 },
      contact: { name: '林晓', phone: '13800138000' },
      trip: null,
    });
    expect((await weekOf('dispatcher')).items.map(({ id }) => id)).toEqual([others, later]);
  });

  it('leave out what is only proposed and what begins on other days', async () => {
    const id = await held();
    await room.act(id, 'propose_visit', 'engineer');
    await agreed('engineer', window('2027-01-05T01:00:00Z', '2027-01-05T03:00:00Z'));
    expect(await weekOf('engineer')).toEqual({ items: [], isCut: false });
  });

  it('show a trip without an appointment where the report says, and a kept one once', async () => {
    const visit = { address: '滨江路 12 号', preferredTime: '' };
    const id = await held({ visit });
    await room.act(id, 'depart', 'engineer', {});
    const today = { from: after(-hour), to: after(hour) };
    expect((await weekOf('engineer', today)).items).toMatchObject([
      {
        id,
        window: null,
        place: { name: '滨江路 12 号' },
        trip: { departedAt: ten.toISOString() },
      },
    ]);
    const kept = await agreed();
    room.world.now = new Date(usualWindow.from);
    await room.act(kept, 'depart', 'engineer', {});
    expect((await weekOf('engineer')).items.map((one) => one.id)).toEqual([kept]);
  });

  it('show who was there without having said that they set out, by when that was', async () => {
    const id = await held();
    await room.act(id, 'arrive', 'engineer', { place: { name: '大堂' } });
    const today = { from: after(-hour), to: after(hour) };
    for (const who of ['engineer', 'dispatcher'] as const) {
      expect((await weekOf(who, today)).items).toMatchObject([
        { id, window: null, trip: { departedAt: null, arrivedAt: ten.toISOString() } },
      ]);
    }
    expect((await weekOf('engineer', { from: after(hour), to: after(2 * hour) })).items).toEqual(
      [],
    );
  });
});

describe('how it was solved before', () => {
  const similarTo = (ticketId: string) =>
    showSimilar(room.tickets, { ticketId, actor: cast.engineer });

  it('tells of the same device first, then of the product and kind of problem', async () => {
    const ofDevice = await solved({ assetCode: 'RTU-7' });
    room.world.now = after(minute);
    const alike = await solved();
    const elsewhere = await solved({ category: 'slow' });
    for (const id of [ofDevice, alike, elsewhere]) {
      await ofProduct(id);
      await room.act(id, 'confirm', 'customer');
    }
    const found = await similarTo(await ofProduct(await held({ assetCode: 'RTU-7' })));
    expect(found).toEqual([
      expect.objectContaining({ id: ofDevice, sameAs: 'asset', ...aResolution }),
      expect.objectContaining({ id: alike, sameAs: 'product' }),
    ]);
    expect(found[0]?.engineer?.id).toBe(cast.engineer.id);
  });

  it('takes nothing for a solution that the customer did not', async () => {
    const id = await solved({ assetCode: 'RTU-8' });
    await room.act(id, 'confirm', 'customer');
    await room.act(id, 'rate', 'customer', { fixed: 'no', stars: 2 });
    expect(await similarTo(await held({ assetCode: 'RTU-8' }))).toEqual([]);
  });

  it('is no secret door to a ticket that is not there', async () => {
    await expect(similarTo('e'.repeat(24))).rejects.toMatchObject({ code: 'ticket.not_found' });
  });
});

describe('my numbers', () => {
  const numbersOf = (who: CastName) => showNumbers(room.tickets, cast[who]);

  it('say nothing where nothing was done', async () => {
    expect(await numbersOf('engineer2')).toEqual({
      ...{ days: 30, solved: 0, reopened: 0, kept: { count: 0, of: 0 } },
      firstResponse: { mean: null, median: null },
      ...{ rated: { count: 0, mean: null }, ratings: [], isCut: false },
    });
  });

  it('count what was solved, kept, taken up again and rated', async () => {
    const rated = await solved();
    await room.act(rated, 'confirm', 'customer');
    await room.act(rated, 'rate', 'customer', { fixed: 'yes', stars: 4, note: '很快' });
    const unrated = await solved();
    room.world.now = after(20 * minute);
    await room.act(unrated, 'reject', 'customer');
    expect(await numbersOf('engineer')).toMatchObject({
      ...{ solved: 2, reopened: 1, kept: { count: 2, of: 2 } },
      ...{ firstResponse: { mean: 0, median: 0 }, rated: { count: 1, mean: 4 } },
      ratings: [{ id: rated, stars: 4, words: '很快' }],
    });
    expect(await numbersOf('engineer2')).toMatchObject({ solved: 0 });
  });

  it('forget what is longer ago', async () => {
    await solved();
    room.world.now = after(31 * day);
    expect(await numbersOf('engineer')).toMatchObject({ solved: 0 });
  });

  it('do not count a solution as kept whose time had passed', async () => {
    const id = await held({ scope: 'organization' });
    await room.act(id, 'start', 'engineer');
    room.world.now = after(3 * hour);
    await room.runTimers();
    await room.act(id, 'resolve', 'engineer', {
      resolution: aResolution,
      breachCause: { kind: 'parts', note: '备件从杭州发' },
    });
    expect(await numbersOf('engineer')).toMatchObject({ solved: 1, kept: { count: 0, of: 1 } });
    const ticket = await room.find(id);
    expect(ticket.resolutions[0]?.work).toMatchObject({
      breachCause: { kind: 'parts', note: '备件从杭州发' },
    });
  });
});
