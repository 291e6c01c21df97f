import type { AssetReply, ContractReply, OrganizationReply } from '#shared/directory/client-api';

import { startTestApi, type SignedInCaller } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);
let manager: SignedInCaller;
const raised: (string | undefined)[] = [];
let organizationId: string;
let productId: string;
beforeAll(async () => {
  manager = await api.signIn('manager');
  api.rooms.signals.termsChanged.listen((id) => raised.push(id));
  const office = { name: '启明', colleaguesFollow: true, calendarId: null };
  organizationId = (await manager.post<{ id: string }>('/organizations', office)).body.id;
  productId = (await manager.post<{ id: string }>('/products', { name: '总账' })).body.id;
});

type List<Item> = { items: Item[]; nextCursor?: string | null };
const contract = {
  ...{ number: 'HT-1', serviceLevel: 'priority', productIds: [] as string[] },
  ...{ startsAt: '2026-01-01T00:00:00.000Z', endsAt: '2027-01-01T00:00:00.000Z' },
};
const device = {
  ...{ code: 'QM-1', serial: 'S1', version: '12.3', warrantyUntil: null },
  ...{ place: { name: '3 号泵房', latitude: 30.2, longitude: 120.2 }, regionId: null },
};

describe('organizations', () => {
  it('are read by name, page by page', async () => {
    await manager.post('/organizations', {
      ...{ name: '江城', colleaguesFollow: false, calendarId: null },
    });
    const first = await manager.get<List<OrganizationReply>>('/organizations?limit=1');
    const next = first.body.nextCursor ?? '';
    const second = await manager.get<List<OrganizationReply>>(`/organizations?cursor=${next}`);
    const names = [...first.body.items, ...second.body.items].map(({ name }) => name);
    expect(names.sort()).toEqual(['启明', '江城'].sort());
  });

  it('are found by how their name begins', async () => {
    const found = async (q: string) => {
      const path = `/organizations?q=${encodeURIComponent(q)}`;
      const { body } = await manager.get<List<OrganizationReply>>(path);
      return body.items.map(({ name }) => name);
    };
    expect(await found('启')).toEqual(['启明']);
    expect(await found('启明')).toEqual(['启明']);
    expect(await found('明')).toEqual([]);
  });

  it('have names of their own and calendars that are there', async () => {
    const twice = { name: '启明', colleaguesFollow: true, calendarId: null };
    expect((await manager.post('/organizations', twice)).body.code).toBe('directory.name_taken');
    const path = `/organizations/${organizationId}`;
    expect((await manager.patch(path, { name: '江城' })).body.code).toBe('directory.name_taken');
    const { body } = await manager.patch(path, { calendarId: 'a'.repeat(24) });
    expect(body.errors?.[0]?.path).toBe('calendarId');
  });
});

describe('contracts', () => {
  it('are added and changed; whoever counts promises hears of it', async () => {
    raised.length = 0;
    const path = `/organizations/${organizationId}/contracts`;
    const added = await manager.post<ContractReply>(path, { ...contract, productIds: [productId] });
    expect(added.status).toBe(201);
    expect(added.body).toEqual({
      ...{ ...contract, id: added.body.id, organizationId, productIds: [productId] },
    });
    expect((await manager.post(path, contract)).body.code).toBe('directory.name_taken');
    const changed = await manager.patch<ContractReply>(`/contracts/${added.body.id}`, {
      serviceLevel: 'standard',
    });
    expect(changed.body).toEqual({ ...added.body, serviceLevel: 'standard' });
    expect((await manager.get<List<ContractReply>>(path)).body.items).toEqual([changed.body]);
    expect(raised).toEqual([organizationId, organizationId]);
  });

  it.each([
    ['a level', { serviceLevel: 'a'.repeat(24) }, 'serviceLevel'],
    ['a product', { productIds: ['a'.repeat(24)] }, 'productId'],
    ['an end', { endsAt: contract.startsAt }, 'endsAt'],
    // years that UTC writes with a sign: no reply could say them
    ['a beginning', { startsAt: '0000-01-01T00:00:00+23:59' }, 'startsAt'],
    ['a year', { endsAt: '9999-12-31T23:59:59-23:59' }, 'endsAt'],
  ])('name %s that can be', async (_what, wrong, path) => {
    const added = await manager.post(`/organizations/${organizationId}/contracts`, {
      ...{ ...contract, number: 'HT-9', ...wrong },
    });
    expect([added.status, added.body.errors?.[0]?.path]).toEqual([400, path]);
  });

  it('of an earlier version cover everything', async () => {
    const { id } = (
      await manager.post<OrganizationReply>('/organizations', {
        ...{ name: '旧', colleaguesFollow: true, calendarId: null },
      })
    ).body;
    await api.database.collection('contracts').insertOne({
      ...{ number: 'HT-0', organizationId: id, serviceLevel: 'priority' },
      ...{ startsAt: new Date(contract.startsAt), endsAt: new Date(contract.endsAt) },
    });
    const { body } = await manager.get<List<ContractReply>>(`/organizations/${id}/contracts`);
    expect(body.items).toMatchObject([{ number: 'HT-0', productIds: [] }]);
  });
});

describe('assets', () => {
  it('are added, moved and read', async () => {
    const path = `/organizations/${organizationId}/assets`;
    const added = await manager.post<AssetReply>(path, { ...device, productId });
    expect(added.status).toBe(201);
    expect((await manager.post(path, { ...device, productId })).body.code).toBe(
      'directory.name_taken',
    );
    const warrantyUntil = '2028-01-01T00:00:00.000Z';
    const moved = await manager.patch<AssetReply>(`/assets/${added.body.id}`, {
      ...{ place: null, warrantyUntil },
    });
    expect(moved.body).toEqual({ ...added.body, place: null, warrantyUntil });
    expect((await manager.get<List<AssetReply>>(path)).body.items).toEqual([moved.body]);
  });

  it('may have no serial number and no version that anybody knows', async () => {
    const unread = { ...device, code: 'QM-3', productId, serial: '', version: '' };
    const added = await manager.post<AssetReply>(`/organizations/${organizationId}/assets`, unread);
    expect(added.body).toMatchObject({ code: 'QM-3', serial: '', version: '' });
  });

  it('stand in regions that are there', async () => {
    const { body } = await manager.post(`/organizations/${organizationId}/assets`, {
      ...{ ...device, code: 'QM-2', productId, regionId: 'a'.repeat(24) },
    });
    expect(body.errors?.[0]?.path).toBe('regionId');
  });
});

it('a renamed product reads so at once, and keeps a name of its own', async () => {
  const { body } = await manager.post<{ id: string }>('/products', { name: '发票' });
  await api.rooms.directory.products.find(body.id);
  expect((await manager.patch(`/products/${body.id}`, { name: '总账' })).body.code).toBe(
    'directory.name_taken',
  );
  await manager.patch(`/products/${body.id}`, { name: '电子发票' });
  expect(await api.rooms.directory.products.find(body.id)).toMatchObject({ name: '电子发票' });
});
