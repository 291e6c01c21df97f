import type { DutyReply, LeaveReply, ProfileReply, SpanReply } from '#shared/directory/staff-api';

import { startTestApi, type SignedInCaller } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);
let people: Record<'dispatcher' | 'engineer' | 'engineer2' | 'manager', SignedInCaller>;
beforeAll(async () => {
  people = {
    dispatcher: await api.signIn('dispatcher'),
    engineer: await api.signIn('engineer'),
    engineer2: await api.signIn('engineer2'),
    manager: await api.signIn('manager'),
  };
});

type List<Item> = { items: Item[] };
const inHours = (hours: number) =>
  new Date(api.clock.now().getTime() + hours * 60 * 60_000).toISOString();
const profileOf = async (id: string) => {
  const { body } = await people.dispatcher.get<List<ProfileReply>>('/staff-profiles');
  return body.items.find((one) => one.id === id);
};

describe('profiles', () => {
  it('are as usual until a manager changes them', async () => {
    const { id } = people.engineer.user;
    const usual = {
      ...{ id, name: '陈志远', role: 'engineer', onDuty: true, isAvailable: true },
      ...{ skills: [{ category: null, productId: null }], regionIds: [], capacity: 8 },
    };
    expect(await profileOf(id)).toEqual(usual);
    const skills = [{ category: 'device', productId: null }];
    const { status, body } = await people.manager.patch(`/staff-profiles/${id}`, {
      ...{ skills, capacity: 5 },
    });
    expect(status).toBe(200);
    expect(body).toEqual({ ...usual, skills, capacity: 5 });
    expect(await profileOf(id)).toEqual({ ...usual, skills, capacity: 5 });
  });

  it.each([
    ['a product that is not there', { skills: [{ category: null, productId: 'a'.repeat(24) }] }],
    ['a region that is not there', { regionIds: ['a'.repeat(24)] }],
    ['a category that is none', { skills: [{ category: 'magic', productId: null }] }],
    ['a capacity below nothing', { capacity: -1 }],
  ])('have no %s', async (_what, fields) => {
    const { id } = people.engineer.user;
    const { status, body } = await people.manager.patch(`/staff-profiles/${id}`, fields);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
  });

  it('are of nobody who does not work here', async () => {
    const { id } = (await api.signIn('customer')).user;
    const { status, body } = await people.manager.patch(`/staff-profiles/${id}`, { capacity: 1 });
    expect([status, body.code]).toEqual([404, 'directory.not_found']);
  });

  it('show when somebody was on duty', async () => {
    const { id } = people.engineer.user;
    await people.engineer.patch('/me', { onDuty: true });
    const from = inHours(0);
    api.clock.advance(60_000);
    await people.engineer.patch('/me', { onDuty: false });
    const path = `/staff-profiles/${id}/duty`;
    const { body } = await people.dispatcher.get<List<DutyReply>>(path);
    expect(body).toEqual({ items: [{ from, to: inHours(0) }], nextCursor: null });
    expect(await profileOf(id)).toMatchObject({ onDuty: false, isAvailable: false });
    await people.engineer.patch('/me', { onDuty: true });
  });
});

describe('leave', () => {
  it('is said by oneself, and makes nobody available while it lasts', async () => {
    const { id } = people.engineer.user;
    const leave = { from: inHours(1), to: inHours(3), note: '体检' };
    const { status, body } = await people.engineer.post<SpanReply>('/leave', leave);
    expect(status).toBe(201);
    expect(body).toEqual({
      ...{ ...leave, id: body.id, person: { id, name: '陈志远' } },
      // what nobody says otherwise
      handOver: true,
    });
    expect(await profileOf(id)).toMatchObject({ isAvailable: true });
    api.clock.advance(60 * 60_000);
    expect(await profileOf(id)).toMatchObject({ onDuty: true, isAvailable: false });
    expect((await people.engineer.delete(`/leave/${body.id}`)).status).toBe(204);
    expect(await profileOf(id)).toMatchObject({ isAvailable: true });
  });

  it('tells why to the person and the managers alone', async () => {
    const leave = { from: inHours(1), to: inHours(2), note: '看病' };
    const { body } = await people.engineer.post<SpanReply>('/leave', leave);
    const noteFor = async (who: SignedInCaller) =>
      (await who.get<List<SpanReply>>('/leave')).body.items.find(({ id }) => id === body.id)?.note;
    expect(await noteFor(people.engineer)).toBe('看病');
    expect(await noteFor(people.manager)).toBe('看病');
    expect(await noteFor(people.dispatcher)).toBe('');
  });

  it('of others is said and ended by the desk, with what becomes of their work', async () => {
    const personId = people.engineer.user.id;
    const leave = { personId, from: inHours(50), to: inHours(60), handOver: false };
    const refused = await people.engineer2.post('/leave', leave);
    expect([refused.status, refused.body.code]).toEqual([403, 'account.role_forbidden']);
    const { body } = await people.dispatcher.post<LeaveReply>('/leave', leave);
    const { items } = (await people.engineer2.get<List<LeaveReply>>('/leave')).body;
    expect(items.find(({ id }) => id === body.id)).toMatchObject({ handOver: false });
    const path = `/leave/${body.id}`;
    expect((await people.engineer2.delete(path)).body.code).toBe('account.role_forbidden');
    expect((await people.dispatcher.delete(path)).status).toBe(204);
    expect((await people.manager.delete(path)).body.code).toBe('directory.not_found');
  });

  it.each([
    ['that ends as it begins', 1, 1],
    ['that is over', -3, -1],
    ['of more than a year', 1, 366 * 24 + 2],
  ])('%s is refused', async (_what, from, to) => {
    const { status, body } = await people.engineer.post('/leave', {
      ...{ from: inHours(from), to: inHours(to) },
    });
    expect([status, body.errors?.[0]?.path]).toEqual([400, 'to']);
  });

  it('is of nobody who does not work here', async () => {
    const { id: personId } = (await api.signIn('customer')).user;
    const leave = { personId, from: inHours(1), to: inHours(2) };
    expect((await people.manager.post('/leave', leave)).body.code).toBe('directory.person_unfit');
  });
});

describe('the rota', () => {
  it('is planned by a manager, once however often it is sent, and read by everybody', async () => {
    const personId = people.engineer.user.id;
    const shift = { personId, from: inHours(10), to: inHours(24), note: '' };
    await people.manager.post('/shifts', shift);
    const { body } = await people.manager.post<SpanReply>('/shifts', shift);
    const list = await people.engineer.get<List<SpanReply>>('/shifts');
    expect(list.body.items).toEqual([
      { ...body, person: { id: personId, name: '陈志远' }, from: shift.from, to: shift.to },
    ]);
    await people.manager.delete(`/shifts/${body.id}`);
    expect((await people.engineer.get<List<SpanReply>>('/shifts')).body.items).toEqual([]);
  });

  it('puts nobody on call who solves no tickets', async () => {
    const personId = people.dispatcher.user.id;
    const shift = { personId, from: inHours(10), to: inHours(24) };
    expect((await people.manager.post('/shifts', shift)).body.code).toBe('directory.person_unfit');
  });
});
