import { jest } from '@jest/globals';

import { customerApi, type CustomerBrief } from '#shared/customers/customer-api';
import { deskTicketApi } from '#shared/tickets/desk-ticket-api';

import { act, renderHook } from '../../support/render-hook';

jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({ usePageVisible: () => true }));
const kept = new Map<string, unknown>();
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: (key: string) => kept.get(key) ?? null,
  keep: (key: string, value: unknown) => {
    kept.set(key, value);
  },
}));
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => true }));
jest.unstable_mockModule('#miniapp/platform/kept-files', () => ({ dropFile: () => undefined }));
jest.unstable_mockModule('#miniapp/ui/toast', () => ({ toast: () => undefined }));
const replacePage = jest.fn();
jest.unstable_mockModule('#miniapp/platform/navigation', () => ({ replacePage }));
const call = jest.fn<(endpoint: unknown, sent: object) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));

const { forgetQueries } = await import('#miniapp/client/query-cache');
const { useFiling } = await import('#miniapp/desk/use-filing');

const sun: CustomerBrief = {
  ...{ id: 'sun', name: '孙丽', role: 'customer', avatarUrl: null, isInWechat: true },
  ...{ phone: '137****2036', organization: { id: 'hx', name: '恒信达' } },
};
const answers = new Map<unknown, unknown>([
  [customerApi.show, { ...sun, phone: '13758112036' }],
  [deskTicketApi.file, { id: 't', number: 'SH20261201-0001' }],
]);
/** Somebody stops typing, and what is asked then is answered. */
const settle = async () => {
  await act(() => jest.advanceTimersByTimeAsync(1000));
  await act(() => jest.advanceTimersByTimeAsync(0));
};
const asked = (endpoint: unknown) =>
  call.mock.calls.filter(([which]) => which === endpoint).map(([, sent]) => sent);
const problem = { category: 'error', severity: 'degraded', description: '导不进去' } as const;

beforeEach(() => {
  jest.useFakeTimers();
  jest.resetAllMocks();
  forgetQueries();
  kept.clear();
  answers.set(customerApi.find, { items: [sun], isCut: false });
  call.mockImplementation((endpoint) => Promise.resolve(answers.get(endpoint)));
});
afterEach(() => {
  jest.useRealTimers();
});

const open = () => renderHook(() => useFiling(), {});
const type = (
  page: ReturnType<typeof open>,
  part: Parameters<ReturnType<typeof useFiling>['change']>[0],
) => {
  act(() => {
    page.now().change(part);
  });
};

it('finds by name, and sends whom was chosen with the number that is known of them', async () => {
  const page = open();
  type(page, { name: '孙丽' });
  await settle();
  expect(asked(customerApi.find)).toEqual([{ query: { q: '孙丽' } }]);
  // a name may be anybody's
  expect(page.now().person).toBeNull();
  type(page, { chosen: sun });
  await settle();
  expect(page.now()).toMatchObject({ knownPhone: '13758112036', organization: sun.organization });
  type(page, { ...problem, productId: 'p', assetCode: 'HX-GL-01', regionId: 'r' });
  await act(() => page.now().submit());
  expect(asked(deskTicketApi.file)).toMatchObject([
    {
      body: {
        ...{ ...problem, channel: 'phone', scope: 'me', productId: 'p', assetCode: 'HX-GL-01' },
        regionId: 'r',
        caller: { name: '孙丽', phone: '13758112036', customerId: 'sun' },
      },
    },
  ]);
  expect(replacePage).toHaveBeenCalledWith('tickets/ticket-page', { id: 't' });
  page.leave();
});

it('looks for a number before a name, and takes the only one who has it', async () => {
  const page = open();
  type(page, { name: '孙', phone: '137 5811 2036' });
  await settle();
  expect(asked(customerApi.find)).toEqual([{ query: { phone: '137 5811 2036' } }]);
  expect(page.now().person).toEqual(sun);
  page.leave();
});

it('makes somebody new of an organization that was chosen', async () => {
  answers.set(customerApi.find, { items: [], isCut: false });
  const page = open();
  type(page, { ...problem, name: '新来的', phone: '13900000001' });
  type(page, { organization: { id: 'ba', name: '北岸' } });
  await settle();
  await act(() => page.now().submit());
  expect(asked(deskTicketApi.file)).toMatchObject([
    { body: { caller: { name: '新来的', phone: '13900000001', organizationId: 'ba' } } },
  ]);
  page.leave();
});

it('keeps what was typed until it is sent', async () => {
  const first = open();
  type(first, { ...problem, phone: '13900000001' });
  first.leave();
  const again = open();
  expect(again.now().filing).toMatchObject({ ...problem, phone: '13900000001' });
  type(again, { name: '新来的' });
  await settle();
  await act(() => again.now().submit());
  again.leave();
  expect(open().now().filing.description).toBe('');
});
