import { remindOfHolidays } from '#api/directory/remind-of-holidays';
import type { NoticeReply } from '#shared/notices/notice-api';
import { standardCalendar } from '#shared/promises/working-calendar';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';

let api: TestApi;
let people: Record<'dispatcher' | 'manager', SignedInCaller>;
beforeEach(async () => {
  api = await startTestApi({ startAt: new Date('2099-11-30T15:59:59Z') });
  people = { dispatcher: await api.signIn('dispatcher'), manager: await api.signIn('manager') };
}, 60_000);
afterEach(() => api.stop());

const look = () => remindOfHolidays(api.rooms.directory);
const told = async (who: SignedInCaller) => {
  const { body } = await who.get<{ items: NoticeReply[] }>('/notifications');
  return body.items.map(({ title, fact }) => [fact, title]);
};
/** The relay tells it a moment later. */
async function waitFor<Found>(read: () => Promise<Found[]>): Promise<Found[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await read();
    if (found.length > 0) {
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nobody was told');
}

it('tells managers once, from the first moment of December in the zone of the calendar', async () => {
  expect(await look()).toBe(0);
  api.clock.advance(1000);
  const found = await Promise.all([look(), look()]);
  expect(found.sort()).toEqual([0, 1]);
  const title = '2100 年的放假安排还没有录入，工作日历先按周一到周五计算，请补上';
  expect(await waitFor(() => told(people.manager))).toEqual([['holidays:2100', title]]);
  api.clock.advance(20 * 24 * 60 * 60_000);
  expect(await look()).toBe(0);
  expect(await told(people.manager)).toHaveLength(1);
  expect(await told(people.dispatcher)).toEqual([]);
});

it('counts nothing as told in a new installation, where nobody could be told', async () => {
  const fresh = await startTestApi({ startAt: new Date('2099-12-01T02:00:00Z') });
  try {
    expect(await remindOfHolidays(fresh.rooms.directory)).toBe(0);
    const manager = await fresh.signIn('manager');
    expect(await remindOfHolidays(fresh.rooms.directory)).toBe(1);
    const [first] = await waitFor(() => told(manager));
    expect(first?.[0]).toBe('holidays:2100');
  } finally {
    await fresh.stop();
  }
});

it('tells nobody when days of the year were entered by hand', async () => {
  api.clock.advance(1000);
  const days = { '2100-01-01': 'off' };
  await people.manager.patch('/calendars/standard', { days });
  expect(await look()).toBe(0);
  const calendar = { ...standardCalendar, name: '江城', days: {} };
  await people.manager.post('/calendars', calendar);
  expect(await look()).toBe(1);
});

it('tells nobody of a year that was announced, or of calendars without public holidays', async () => {
  api.clock.set('2025-12-05T02:00:00Z');
  expect(await look()).toBe(0);
  api.clock.set('2099-12-05T02:00:00Z');
  await people.manager.patch('/calendars/standard', { publicHolidays: 'none' });
  expect(await look()).toBe(0);
});
