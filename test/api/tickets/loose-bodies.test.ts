import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi } from '../../support/api';
import { aReport } from '../../support/tickets';

const api = await startTestApi();
afterAll(api.stop);
const customer = await api.signIn('customer');
const engineer = await api.signIn('engineer');
const dispatcher = await api.signIn('dispatcher');

const submit = (overrides: object) =>
  customer.post<TicketReply>('/tickets', { ...aReport(), ...overrides });

describe('a report', () => {
  it.each([
    ['an object', { system: 'iOS 18', version: 1.4 }, 'system: iOS 18, version: 1.4'],
    ['nested', { screen: { width: 390 }, language: null }, 'screen: {"width":390}'],
    ['words', ' iPhone 15 ', 'iPhone 15'],
    ['null', null, null],
  ])('takes an environment as %s', async (_form, environment, kept) => {
    const { status, body } = await submit({ environment });
    expect([status, body.environment]).toEqual([201, kept]);
  });

  it.each([
    ['words', '启明大厦', { address: '启明大厦', preferredTime: '' }],
    ['an address', { address: '启明大厦' }, { address: '启明大厦', preferredTime: '' }],
    ['a wish', true, { address: '', preferredTime: '' }],
    ['false', false, null],
    ['null', null, null],
  ])('takes a visit as %s', async (_form, visit, kept) => {
    const { status, body } = await submit({ visit });
    expect([status, body.visit]).toEqual([201, kept]);
  });

  it('takes null for what is left out', async () => {
    const { status } = await submit({ productId: null, assetCode: null });
    expect(status).toBe(201);
  });

  it.each([{ environment: 5 }, { visit: 5 }, { visit: { address: 5 } }, { visit: [] }])(
    'refuses %j',
    async (wrong) => {
      expect((await submit(wrong)).status).toBe(400);
    },
  );
});

describe('a step', () => {
  async function heldTicket(): Promise<string> {
    const { id } = (await submit({})).body;
    await engineer.post(`/tickets/${id}/actions/accept`, {});
    return id;
  }
  const act = (id: string, action: TicketAction, body: object) =>
    engineer.post<TicketReply>(`/tickets/${id}/actions/${action}`, body);

  it.each([
    ['words', '启明大厦', { name: '启明大厦', latitude: null, longitude: null }],
    [
      'coordinates',
      { latitude: 31.2, longitude: 121.4 },
      { name: '31.2, 121.4', latitude: 31.2, longitude: 121.4 },
    ],
    [
      'an address',
      { address: '启明大厦', latitude: null },
      { name: '启明大厦', latitude: null, longitude: null },
    ],
  ])('takes a place as %s', async (_form, place, kept) => {
    const { status, body } = await act(await heldTicket(), 'arrive', { place });
    expect([status, body.timeline.at(-1)?.place]).toEqual([200, kept]);
  });

  it.each(['', null, undefined])('arrives nowhere with the place %j', async (place) => {
    const { status, body } = await act(await heldTicket(), 'arrive', { place });
    expect([status, body]).toMatchObject([400, { code: 'ticket.place_required' }]);
  });

  it('takes the reason of an assignment by its name', async () => {
    const { id } = (await submit({})).body;
    const assign = { assigneeId: engineer.user.id, reason: '他在附近' };
    const { status, body } = await dispatcher.post<TicketReply>(
      `/tickets/${id}/actions/assign`,
      assign,
    );
    expect([status, body.timeline.at(-1)?.text]).toEqual([200, '他在附近']);
  });

  it('takes a time with an offset and keeps it in UTC', async () => {
    const id = await heldTicket();
    const now = api.clock.now().toISOString();
    const { status, body } = await act(id, 'depart', { happenedAt: now.replace('Z', '+00:00') });
    expect([status, body.timeline.at(-1)?.happenedAt]).toEqual([200, now]);
  });
});

describe('a search', () => {
  it.each(['%00', '.*%00', '%FF', '(a%2B)%2B%24', '%5B'])('for %s finds nothing', async (q) => {
    await submit({});
    const { status, body } = await customer.get<{ items: object[] }>(`/tickets?q=${q}`);
    expect([status, q === '%00' ? [] : body.items]).toEqual([200, []]);
  });

  it('takes statuses one by one as well as in a list, and an empty cursor as none', async () => {
    await submit({});
    const query = '?status=submitted&status=accepted&cursor=&limit=1';
    const { status, body } = await customer.get<{ items: object[] }>(`/tickets${query}`);
    expect([status, body.items.length]).toEqual([200, 1]);
  });
});
