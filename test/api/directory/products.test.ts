import type { ProductReply } from '#shared/directory/product-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);

describe('GET /me/products', () => {
  type Products = { items: ProductReply[] };

  beforeAll(async () => {
    const { assets, organizations, products } = api.rooms.directory;
    const office = await organizations.register({
      name: '启明会计师事务所',
      colleaguesFollow: true,
    });
    const ledger = await products.register('财务总账');
    await products.register('营业收费');
    const installed = {
      ...{ organizationId: office.id, productId: ledger.id },
      ...{ warrantyUntil: null, place: null, regionId: null },
    };
    await assets.register({ ...installed, code: 'A-1', serial: '1', version: '版本 9.4' });
    await assets.register({ ...installed, code: 'A-2', serial: '2', version: '版本 12.3' });
  });

  it('shows a customer what is installed, with the newest version', async () => {
    const { body } = await (await api.signIn('customer')).get<Products>('/me/products');
    expect(body.items).toMatchObject([{ name: '财务总账', version: '版本 12.3' }]);
  });

  it('shows staff everything that is sold', async () => {
    const { body } = await (await api.signIn('engineer')).get<Products>('/me/products');
    expect(body.items.map(({ name }) => name).sort()).toEqual(['营业收费', '财务总账'].sort());
  });

  it('shows an organization without assets nothing', async () => {
    const { body } = await (await api.signIn('stranger')).get<Products>('/me/products');
    expect(body.items).toEqual([]);
  });
});

it('can be taken away from a ticket that turns out to be about none', async () => {
  const [customer, dispatcher] = [await api.signIn('customer'), await api.signIn('dispatcher')];
  const { id: productId } = await api.rooms.directory.products.register('税务申报');
  const { body: ticket } = await customer.post<TicketReply>('/tickets', {
    ...{ category: 'error', description: '打不开', severity: 'minor', productId },
    contact: { name: '林晓', phone: '13800138000' },
  });
  const path = `/tickets/${ticket.id}/actions/correct`;
  const corrected = { corrections: { productId: null }, note: '是打印机的问题' };
  const { body, status } = await dispatcher.post<TicketReply>(path, corrected);
  expect([status, body.product]).toEqual([200, null]);
  expect(body.timeline.at(-1)?.changes).toEqual([
    { field: 'product', before: '税务申报', after: '' },
  ]);
  const again = await dispatcher.post(path, corrected);
  expect(again.body.code).toBe('ticket.correction_required');
});
