import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);
const dispatcher = await api.signIn('dispatcher');
const customer = await api.signIn('customer');
const manager = await api.signIn('manager');
const regionNamed = async (name: string) =>
  (await manager.post<{ id: string }>('/regions', { name })).body.id;
const [south, north] = [await regionNamed('滨江'), await regionNamed('北城')];

beforeAll(async () => {
  const { assets, organizations, products } = api.rooms.directory;
  const office = await organizations.register({ name: '一号水厂', colleaguesFollow: true });
  const pump = await products.register('水泵');
  await assets.register({
    ...{ organizationId: office.id, productId: pump.id, code: 'P-1', serial: '', version: '' },
    ...{ warrantyUntil: null, place: null, regionId: south },
  });
});

const file = async (over: object) => {
  const body = {
    ...{ channel: 'phone', caller: { name: '沈芳', phone: '13700137001' } },
    ...{ category: 'device', severity: 'degraded', description: '不出水' },
    ...over,
  };
  return dispatcher.post<TicketReply>('/desk/tickets', body);
};

it('is where the device stands, until the desk says where somebody has to go', async () => {
  const { body } = await file({ assetCode: 'P-1' });
  expect(body.region).toEqual({ id: south, name: '滨江', isChosen: false });
  const path = `/tickets/${body.id}/actions/correct`;
  const corrected = { corrections: { regionId: north }, note: '在分厂' };
  const { body: moved } = await dispatcher.post<TicketReply>(path, corrected);
  expect(moved.region).toEqual({ id: north, name: '北城', isChosen: true });
});

it('is said while somebody reports for a caller, and is of the list', async () => {
  const visit = { address: '北门', preferredTime: '' };
  const { body } = await file({ visit, regionId: north });
  expect(body.region).toMatchObject({ id: north, isChosen: true });
  const { body: refused } = await file({ visit, regionId: 'f'.repeat(24) });
  expect(refused).toMatchObject({ code: 'request.invalid', errors: [{ path: 'regionId' }] });
});

it('is nobody’s business but the staff’s, and counts as none once it was removed', async () => {
  const gone = await regionNamed('老城');
  const { body } = await file({ regionId: gone, assetCode: 'P-1' });
  await manager.delete(`/regions/${gone}`);
  const { body: after } = await dispatcher.get<TicketReply>(`/tickets/${body.id}`);
  expect(after.region).toMatchObject({ id: south, isChosen: false });
  const { body: own } = await customer.post<TicketReply>('/tickets', {
    ...{ category: 'device', severity: 'degraded', description: '不出水', assetCode: 'P-1' },
    contact: { name: '林晓', phone: '13800138000' },
  });
  expect(own.region).toBeNull();
});
