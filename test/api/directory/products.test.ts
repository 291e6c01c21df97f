import type { ProductReply } from '#shared/directory/product-api';

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
