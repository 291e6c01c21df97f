import { clientApi } from '#shared/directory/client-api';
import { regionApi } from '#shared/directory/region-api';
import { setupApi } from '#shared/directory/setup-api';
import { staffApi } from '#shared/directory/staff-api';
import { templateApi } from '#shared/directory/template-api';

import { startTestApi, type SignedInCaller } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);
const people: Partial<Record<'customer' | 'engineer' | 'manager', SignedInCaller>> = {};
beforeAll(async () => {
  people.customer = await api.signIn('customer');
  people.engineer = await api.signIn('engineer');
  people.manager = await api.signIn('manager');
});

const endpoints = Object.values({
  ...{ ...clientApi, ...setupApi, ...regionApi },
  ...{ ...staffApi, ...templateApi },
});
const called = endpoints.map(
  ({ method, path, access }): [string, (typeof endpoints)[number]['method'], string] => [
    `${method} ${path} (${access})`,
    method,
    path.replace(':id', 'f'.repeat(24)),
  ],
);

const call = (as: Pick<SignedInCaller, 'get'>, method: (typeof called)[number][1], path: string) =>
  // every caller has all four
  (as as SignedInCaller)[method](path, method === 'post' || method === 'patch' ? {} : undefined);

it.each(called)('%s refuses nobody in particular', async (_name, method, path) => {
  const { status, body } = await call(api.anybody, method, path);
  expect([status, body.code]).toEqual([401, 'account.not_signed_in']);
});

it.each(called)('%s refuses a customer', async (_name, method, path) => {
  const { status, body } = await call(people.customer ?? api.anybody, method, path);
  expect([status, body.code]).toEqual([403, 'account.role_forbidden']);
});

it.each(called.filter(([name]) => name.includes('(set up the service)')))(
  '%s refuses an engineer',
  async (_name, method, path) => {
    const { status, body } = await call(people.engineer ?? api.anybody, method, path);
    expect([status, body.code]).toEqual([403, 'account.role_forbidden']);
  },
);

it.each(called.filter(([, method]) => method === 'post'))(
  '%s refuses an empty body',
  async (_name, method, path) => {
    const { status, body } = await call(people.manager ?? api.anybody, method, path);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors).not.toEqual([]);
  },
);

const nobody = 'f'.repeat(24);
const bodies: Record<string, object> = {
  '/regions/:id': { name: '滨江' },
  '/products/:id': { name: '总账' },
  '/templates/:id': { template: { kind: 'quick_reply', title: '好', text: '好' } },
  '/organizations/:id/contracts': {
    ...{ number: 'HT-1', serviceLevel: 'standard', productIds: [] },
    ...{ startsAt: '2026-01-01T00:00:00Z', endsAt: '2027-01-01T00:00:00Z' },
  },
  '/organizations/:id/assets': {
    ...{ code: 'A-1', productId: nobody, serial: '', version: '' },
    ...{ warrantyUntil: null, place: null, regionId: null },
  },
};

it.each(
  endpoints
    .filter(({ path }) => path.includes(':id'))
    .map(({ method, path }): [typeof method, string] => [method, path]),
)('%s %s knows no such record', async (method, path) => {
  const body = method === 'post' || method === 'patch' ? (bodies[path] ?? {}) : undefined;
  const manager = people.manager ?? (api.anybody as SignedInCaller);
  const answer = await manager[method](path.replace(':id', nobody), body);
  expect([answer.status, answer.body.code]).toEqual([404, 'directory.not_found']);
});
