import type { FollowUpReply } from '#shared/follow-ups/follow-up-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { after, aReport, aResolution, day } from '../../support/tickets';

type Name = 'colleague' | 'customer' | 'dispatcher' | 'engineer' | 'manager' | 'stranger';
type List = {
  items: FollowUpReply[];
  nextCursor: string | null;
  counts: Record<'all' | 'late' | 'mine', number>;
};

let api: TestApi;
let people: Record<Name, SignedInCaller>;
beforeAll(async () => {
  api = await startTestApi();
  people = {
    customer: await api.signIn('customer'),
    colleague: await api.signIn('colleague'),
    engineer: await api.signIn('engineer'),
    dispatcher: await api.signIn('dispatcher'),
    manager: await api.signIn('manager'),
    stranger: await api.signIn('stranger'),
  };
}, 60_000);
afterAll(() => api.stop());
// no call of the test before is left
beforeEach(async () => {
  await api.database.collection('tickets').deleteMany({});
  api.forgetRecords();
});

const act = (by: Name, id: string, action: string, body: unknown = {}) =>
  people[by].post<TicketReply>(`/tickets/${id}/actions/${action}`, body);

async function badlyRated(stars = 1): Promise<TicketReply> {
  const { body } = await people.customer.post<TicketReply>('/tickets', aReport());
  const steps: [Name, string, unknown][] = [
    ['engineer', 'accept', {}],
    ['engineer', 'start', {}],
    ['engineer', 'resolve', { resolution: aResolution }],
    ['customer', 'confirm', {}],
  ];
  for (const [by, action, input] of steps) {
    expect((await act(by, body.id, action, input)).status).toBe(200);
  }
  const rated = await act('customer', body.id, 'rate', { fixed: 'partly', stars, note: '不满意' });
  expect(rated.status).toBe(200);
  return rated.body;
}

async function list(query = '', by: Name = 'dispatcher'): Promise<List> {
  const { status, body } = await people[by].get<List>(`/follow-ups${query}`);
  expect(status).toBe(200);
  return body;
}

describe('GET /follow-ups', () => {
  it('tells whom to call, by when, why, and who does it', async () => {
    const { id, number } = await badlyRated();
    const { items, counts } = await list();
    expect(counts).toEqual({ all: 1, mine: 0, late: 0 });
    expect(items).toEqual([
      {
        id,
        followUp: {
          ...{ id: '1', kind: 'bad_rating', reason: '部分解决，1 星', owner: null, attempts: 0 },
          dueAt: '2099-09-02T10:00:00.000Z',
        },
        ticket: {
          ...{ number, status: 'closed', severity: 'blocked' },
          description: '导入凭证时提示“科目不存在”',
        },
        customer: { name: '林晓', phone: '13800138000', organization: '启明会计师事务所' },
        rating: { fixed: 'partly', stars: 1 },
      },
    ]);
  });

  it('lists mine and the late ones apart, and counts all of them', async () => {
    const [first, second] = [await badlyRated(), await badlyRated(2)];
    await act('dispatcher', second.id, 'take_follow_up');
    const dueAt = after(2 * day, api.clock.now()).toISOString();
    await act('manager', first.id, 'postpone_follow_up', {
      ...{ followUp: { id: '1', dueAt }, note: '您出差' },
    });
    expect((await list()).items.map(({ id }) => id)).toEqual([second.id, first.id]);
    const mine = await list('?view=mine');
    expect(mine.items.map(({ id, followUp }) => [id, followUp.owner?.name])).toEqual([
      [second.id, '王秀英'],
    ]);
    expect((await list('?view=mine', 'manager')).items).toEqual([]);
    expect(mine.counts).toEqual({ all: 2, mine: 1, late: 0 });
  });

  it('goes on page by page, nothing twice, nothing left out', async () => {
    const owed = [await badlyRated(), await badlyRated(), await badlyRated()];
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(`?limit=1${cursor}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(seen.sort()).toEqual(owed.map(({ id }) => id).sort());
  });

  it.each(['customer', 'colleague', 'stranger', 'engineer'] as const)(
    'is not for the %s',
    async (name) => {
      expect((await people[name].get('/follow-ups')).status).toBe(403);
      expect((await people[name].get('/follow-ups/owners')).status).toBe(403);
    },
  );

  it('refuses an unsigned, an unknown view and a made-up cursor', async () => {
    expect((await api.anybody.get('/follow-ups')).status).toBe(401);
    expect((await people.manager.get('/follow-ups?view=theirs')).status).toBe(400);
    expect((await people.manager.get('/follow-ups?cursor=abc')).status).toBe(400);
  });
});

it('names everybody to whom a call can be given', async () => {
  const { body } = await people.dispatcher.get<{ items: { name: string; role: string }[] }>(
    '/follow-ups/owners',
  );
  expect(body.items.map(({ name, role }) => [name, role])).toEqual(
    expect.arrayContaining([
      ['王秀英', 'dispatcher'],
      ['李建国', 'manager'],
    ]),
  );
  expect(body.items.filter(({ role }) => !['dispatcher', 'manager'].includes(role))).toEqual([]);
});

describe('the ticket', () => {
  it('shows the desk its calls with what it may do, and others only what is theirs to know', async () => {
    const { id } = await badlyRated();
    const forDesk = await people.dispatcher.get<TicketReply>(`/tickets/${id}`);
    expect(forDesk.body.followUps).toMatchObject([{ id: '1', owner: null, attempts: 0 }]);
    expect(forDesk.body.allowedActions).toEqual(
      expect.arrayContaining(['take_follow_up', 'settle_follow_up']),
    );
    const taken = await act('dispatcher', id, 'take_follow_up');
    expect(taken.body.allowedActions).not.toContain('take_follow_up');
    for (const name of ['customer', 'engineer', 'colleague'] as const) {
      const { body } = await people[name].get<TicketReply>(`/tickets/${id}`);
      expect(body.followUps).toEqual([]);
      expect(body.timeline.some(({ kind }) => kind === 'take_follow_up')).toBe(name === 'engineer');
    }
  });

  it('tells the customer that they were called, and nothing of what was noted of it', async () => {
    const { id } = await badlyRated();
    const call = (outcome: string, note: string) =>
      act('dispatcher', id, 'settle_follow_up', { followUp: { id: '1', outcome }, note });
    await call('not_reached', '响了很久');
    const tried = await people.customer.get<TicketReply>(`/tickets/${id}`);
    expect(tried.body.followUp).toEqual({
      dueAt: '2099-09-02T10:00:00.000Z',
      triedAt: api.clock.now().toISOString(),
    });
    await call('declined', '客户说别再打了');
    const { body } = await people.customer.get<TicketReply>(`/tickets/${id}`);
    expect(body.followUp).toBeNull();
    const told = body.timeline.filter(({ kind }) => kind === 'settle_follow_up');
    expect(
      told.map(({ text, followUp }) => [text, followUp?.isReached, followUp?.outcome]),
    ).toEqual([
      ['', false, null],
      ['', true, null],
    ]);
    const forStaff = await people.engineer.get<TicketReply>(`/tickets/${id}`);
    expect(forStaff.body.timeline.at(-1)).toMatchObject({
      ...{ text: '客户说别再打了', followUp: { outcome: 'declined' } },
    });
  });
});
