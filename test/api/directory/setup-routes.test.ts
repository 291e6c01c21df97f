import { builtInLevel } from '#shared/directory/built-in-levels';
import type { RegionReply } from '#shared/directory/region-api';
import { usualRules } from '#shared/directory/service-rules';
import type { CalendarReply, LevelReply } from '#shared/directory/setup-api';
import { standardCalendar } from '#shared/promises/working-calendar';

import { startTestApi, type SignedInCaller } from '../../support/api';

const api = await startTestApi({ env: { ASSIGNMENT_MODE: 'offers' } });
afterAll(api.stop);
let [manager, engineer]: SignedInCaller[] = [];
const raised: (string | undefined)[] = [];
beforeAll(async () => {
  [manager, engineer] = [await api.signIn('manager'), await api.signIn('engineer')];
  api.rooms.signals.termsChanged.listen((id) => raised.push(id));
});
beforeEach(() => {
  raised.length = 0;
});

type List<Item> = { items: Item[] };
const asManager = () => manager ?? fail();
const asEngineer = () => engineer ?? fail();
function fail(): never {
  throw new Error('nobody signed in');
}

describe('service levels', () => {
  const { times } = builtInLevel('priority');

  it('are standard and priority to begin with', async () => {
    const { status, body } = await asEngineer().get<List<LevelReply>>('/service-levels');
    expect(status).toBe(200);
    expect(body.items).toEqual([builtInLevel('standard'), builtInLevel('priority')]);
  });

  it('are added, changed and removed; whoever counts promises hears of it', async () => {
    const added = await asManager().post<LevelReply>('/service-levels', { name: '金牌', times });
    expect(added.status).toBe(201);
    const { id } = added.body;
    const path = `/service-levels/${id}`;
    const faster = { ...times, P2: { ...times.P2, solution: { minutes: 60, hours: 'working' } } };
    const changed = await asManager().patch<LevelReply>(path, { times: faster });
    expect(changed.body).toEqual({ id, name: '金牌', times: faster });
    expect(raised).toEqual([undefined]);
    const { body } = await asEngineer().get<List<LevelReply>>('/service-levels');
    expect(body.items.map(({ name }) => name)).toEqual(['标准', '优先', '金牌']);
    expect((await asManager().delete(path)).status).toBe(204);
    expect((await asManager().delete(path)).body.code).toBe('directory.not_found');
  });

  it('that are always there are changed by what is given, and become as they were', async () => {
    const path = '/service-levels/standard';
    const renamed = await asManager().patch<LevelReply>(path, { name: '普通' });
    expect(renamed.body).toEqual({ ...builtInLevel('standard'), name: '普通' });
    expect((await asManager().delete(path)).status).toBe(204);
    const { body } = await asManager().get<List<LevelReply>>('/service-levels');
    expect(body.items[0]).toEqual(builtInLevel('standard'));
  });

  it('have names of their own', async () => {
    const taken = await asManager().post('/service-levels', { name: '标准', times });
    expect([taken.status, taken.body.code]).toEqual([409, 'directory.name_taken']);
    const both = await Promise.all(
      [1, 2].map(() => asManager().post('/service-levels', { name: '同名', times })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    ['no minutes', { minutes: 0, hours: 'working' }],
    ['half a minute', { minutes: 1.5, hours: 'working' }],
    ['a year', { minutes: 366 * 24 * 60, hours: 'working' }],
    ['hours that nobody has', { minutes: 60, hours: 'sometimes' }],
  ])('promise nothing in %s', async (_what, solution) => {
    const wrong = { ...times, P1: { ...times.P1, solution } };
    const { status, body } = await asManager().post('/service-levels', {
      name: '错',
      times: wrong,
    });
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors?.[0]?.path).toMatch(/^times\.P1\.solution/);
  });

  it('stay while a contract names them', async () => {
    const level = await asManager().post<LevelReply>('/service-levels', { name: '在用', times });
    await api.rooms.directory.contracts.register({
      ...{ number: 'HT-1', organizationId: 'a'.repeat(24), productIds: [] },
      ...{ serviceLevel: level.body.id, startsAt: new Date(0), endsAt: new Date() },
    });
    const { status, body } = await asManager().delete(`/service-levels/${level.body.id}`);
    expect([status, body.code]).toEqual([409, 'directory.in_use']);
  });
});

describe('calendars', () => {
  const nights = {
    ...standardCalendar,
    name: '水厂',
    hours: { ...standardCalendar.hours, saturday: [[9 * 60, 26 * 60]] },
    days: { '2100-02-06': 'worked' },
  };

  it('are that of the installation to begin with', async () => {
    const { body } = await asEngineer().get<List<CalendarReply>>('/calendars');
    expect(body.items).toEqual([{ id: 'standard', name: '标准工作日历', ...standardCalendar }]);
  });

  it('are added, changed and removed', async () => {
    const { status, body } = await asManager().post<CalendarReply>('/calendars', nights);
    expect(status).toBe(201);
    const path = `/calendars/${body.id}`;
    const changed = await asManager().patch<CalendarReply>(path, { days: {} });
    expect(changed.body).toEqual({ ...nights, id: body.id, days: {} });
    const { body: list } = await asEngineer().get<List<CalendarReply>>('/calendars');
    expect(list.items.at(-1)).toEqual(changed.body);
    expect((await asManager().delete(path)).status).toBe(204);
    expect(raised).toEqual([undefined, undefined]);
  });

  it('take days by hand into that of the installation', async () => {
    const days = { '2100-10-01': 'off' };
    const { body } = await asManager().patch<CalendarReply>('/calendars/standard', { days });
    expect(body).toMatchObject({ id: 'standard', days, zone: 'Asia/Shanghai' });
    const kept = await api.rooms.directory.calendars.all();
    expect(kept).toMatchObject([{ id: 'standard', days }]);
    await asManager().delete('/calendars/standard');
  });

  it.each([
    ['a zone that nobody knows', { zone: 'Asia/Nowhere' }, 'zone'],
    ['hours that end before they begin', { hours: { monday: [[600, 540]] } }, 'hours.monday'],
    [
      'hours that overlap',
      {
        hours: {
          monday: [
            [540, 720],
            [700, 800],
          ],
        },
      },
      'hours.monday',
    ],
    ['hours beyond a day', { hours: { monday: [[540, 2000]] } }, 'hours.monday'],
    ['half minutes', { hours: { monday: [[540.5, 720]] } }, 'hours.monday.0.0'],
    ['a day that is none', { days: { '2026-02-30': 'off' } }, 'days.2026-02-30'],
    ['a rule that is none', { days: { '2026-02-03': 'half' } }, 'days.2026-02-03'],
    ['holidays of elsewhere', { publicHolidays: 'mars' }, 'publicHolidays'],
  ])('have no %s', async (_what, wrong, path) => {
    const hours = { ...nights.hours, ...('hours' in wrong ? wrong.hours : {}) };
    const { status, body } = await asManager().post('/calendars', { ...nights, ...wrong, hours });
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors?.map((error) => error.path)).toContain(path);
  });

  it('are open for ten hours a week at least, so that promises end', async () => {
    const days = Object.keys(standardCalendar.hours);
    const hours = Object.fromEntries(days.map((day) => [day, [[0, 80]]]));
    const { status, body } = await asManager().post('/calendars', { ...nights, hours });
    expect([status, body.errors?.[0]?.path]).toEqual([400, 'hours']);
  });

  it('stay while an organization has them', async () => {
    const { body } = await asManager().post<CalendarReply>('/calendars', { ...nights, name: '用' });
    const { organizations } = api.rooms.directory;
    const { id } = await organizations.register({ name: '水务', colleaguesFollow: true });
    const given = await asManager().patch(`/organizations/${id}`, { calendarId: body.id });
    expect(given.body).toMatchObject({ calendarId: body.id });
    expect(raised).toEqual([id]);
    expect((await asManager().delete(`/calendars/${body.id}`)).body.code).toBe('directory.in_use');
    await asManager().patch(`/organizations/${id}`, { calendarId: null });
    expect((await asManager().delete(`/calendars/${body.id}`)).status).toBe(204);
  });
});

describe('regions', () => {
  it('are added, renamed and removed', async () => {
    const { body } = await asManager().post<RegionReply>('/regions', { name: '滨江' });
    const path = `/regions/${body.id}`;
    await asManager().patch(path, { name: '滨江区' });
    const list = await asEngineer().get<List<RegionReply>>('/regions');
    expect(list.body.items).toEqual([{ id: body.id, name: '滨江区' }]);
    const twice = await asManager().post('/regions', { name: '滨江区' });
    expect(twice.body.code).toBe('directory.name_taken');
    expect((await asManager().delete(path)).status).toBe(204);
  });

  it('stay while somebody drives there', async () => {
    const { body } = await asManager().post<RegionReply>('/regions', { name: '江城' });
    await asManager().patch(`/staff-profiles/${asEngineer().user.id}`, { regionIds: [body.id] });
    const refused = await asManager().delete(`/regions/${body.id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'directory.in_use']);
  });
});

describe('the rules', () => {
  it('are as usual until somebody chooses otherwise, which every process hears', async () => {
    expect((await asEngineer().get('/service-rules')).body).toEqual(usualRules);
    const { body } = await asManager().patch('/service-rules', { assignment: 'pool' });
    expect(body).toEqual({ ...usualRules, assignment: 'pool' });
    const patience = { remindAfterDays: [2, 4], silentForDays: 10, reopenDays: 30 };
    const changed = await asManager().patch('/service-rules', patience);
    expect(changed.body).toEqual({ assignment: 'pool', ...patience });
    expect((await asManager().patch('/service-rules', {})).body).toEqual(changed.body);
  });

  it.each([
    [{ assignment: 'lottery' }, 'assignment'],
    [{ remindAfterDays: [3, 1] }, 'silentForDays'],
    [{ remindAfterDays: [10] }, 'silentForDays'],
    [{ reopenDays: 13 }, 'reopenDays'],
  ])('refuse %j', async (rules, path) => {
    const wrong = await asManager().patch('/service-rules', rules);
    expect([wrong.status, wrong.body.errors?.[0]?.path]).toEqual([400, path]);
  });
});
