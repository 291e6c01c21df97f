import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi } from '../../support/api';
import { aReport } from '../../support/tickets';

const api = await startTestApi();
afterAll(api.stop);
const customer = await api.signIn('customer');
const engineer = await api.signIn('engineer');

const submit = (overrides: object) =>
  customer.post<TicketReply>('/tickets', { ...aReport(), ...overrides });

describe('a report', () => {
  it('keeps what it says beside the problem, clean', async () => {
    const details = {
      ...{ environment: ' iPhone 15 ', assetCode: ' PR-0042 ' },
      visit: { address: '启明大厦 ', preferredTime: '' },
    };
    const { status, body } = await submit(details);
    expect([status, body]).toMatchObject([
      201,
      {
        ...{ environment: 'iPhone 15', assetCode: 'PR-0042' },
        visit: { address: '启明大厦', preferredTime: '' },
      },
    ]);
  });

  it.each([
    [{ address: '启明大厦' }, { address: '启明大厦', preferredTime: '' }],
    [{ preferredTime: '周三下午' }, { address: '', preferredTime: '周三下午' }],
  ])('takes a visit of %j', async (visit, kept) => {
    const { status, body } = await submit({ visit });
    expect([status, body.visit]).toEqual([201, kept]);
  });

  it('takes null for what is left out', async () => {
    const left = { productId: null, assetCode: null, environment: null, visit: null };
    const { status, body } = await submit(left);
    expect([status, body]).toMatchObject([
      201,
      { product: null, assetCode: null, environment: null, visit: null },
    ]);
  });

  it.each([
    { environment: 5 },
    { environment: { system: 'iOS 18' } },
    { visit: 5 },
    { visit: true },
    { visit: '启明大厦' },
    { visit: { address: 5, preferredTime: '' } },
    { visit: [] },
  ])('refuses %j', async (wrong) => {
    const { status, body } = await submit(wrong);
    expect([status, body]).toMatchObject([400, { code: 'request.invalid' }]);
  });
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
    ['by its name', { name: '启明大厦' }, { name: '启明大厦', latitude: null, longitude: null }],
    [
      'with coordinates',
      { name: '启明大厦', latitude: 31.2, longitude: 121.4 },
      { name: '启明大厦', latitude: 31.2, longitude: 121.4 },
    ],
  ])('takes a place %s', async (_form, place, kept) => {
    const { status, body } = await act(await heldTicket(), 'arrive', { place });
    expect([status, body.timeline.at(-1)?.place]).toEqual([200, kept]);
  });

  it.each([
    [null, 'ticket.place_required'],
    [undefined, 'ticket.place_required'],
    ['启明大厦', 'request.invalid'],
    [{ latitude: 31.2, longitude: 121.4 }, 'request.invalid'],
    [{ address: '启明大厦' }, 'request.invalid'],
  ])('arrives nowhere with the place %j', async (place, code) => {
    const { status, body } = await act(await heldTicket(), 'arrive', { place });
    expect([status, body]).toMatchObject([400, { code }]);
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
