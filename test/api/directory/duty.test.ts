import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);

const spansOf = async (personId: string) =>
  (await api.rooms.directory.duty.list(personId, { limit: 10 })).items;

it('keeps when somebody was on duty, however often they say so', async () => {
  const engineer = await api.signIn('engineer');
  const { id } = engineer.user;
  const turn = (onDuty: boolean) => engineer.patch('/me', { onDuty });
  await turn(true);
  const began = api.clock.now();
  api.clock.advance(60_000);
  await turn(true);
  await Promise.all([turn(true), turn(true)]);
  expect(await spansOf(id)).toMatchObject([{ personId: id, from: began, to: null }]);
  await turn(false);
  const ended = api.clock.now();
  api.clock.advance(60_000);
  await turn(false);
  expect(await spansOf(id)).toMatchObject([{ from: began, to: ended }]);
  await Promise.all([turn(true), turn(true), turn(true)]);
  expect(await spansOf(id)).toMatchObject([
    { from: api.clock.now(), to: null },
    { from: began, to: ended },
  ]);
});

it('keeps nothing of a refused switch, or of another change', async () => {
  const [customer, dispatcher] = [await api.signIn('customer'), await api.signIn('dispatcher')];
  expect((await customer.patch('/me', { onDuty: true })).status).toBe(403);
  await dispatcher.patch('/me', { name: '王秀英' });
  expect(await spansOf(customer.user.id)).toEqual([]);
  expect(await spansOf(dispatcher.user.id)).toEqual([]);
});
