import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

let params: { from?: string } = {};
const went: string[] = [];
const go = ({ url }: { url: string }) => Promise.resolve(went.push(url));
jest.unstable_mockModule('@tarojs/taro', () => ({
  useRouter: () => ({ params }),
  getCurrentPages: () => [{}],
  ...{ navigateBack: go, navigateTo: go, redirectTo: go, reLaunch: go },
}));
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => true }));
const signIn = jest.fn<(name?: string) => Promise<{ role: string }>>();
jest.unstable_mockModule('#miniapp/client/sign-in', () => ({ signIn }));

const { ApiError } = await import('#miniapp/client/api-error');
const { useEntering } = await import('#miniapp/accounts/use-entering');

async function enter(role = 'customer') {
  signIn.mockResolvedValueOnce({ role });
  const page = renderHook(useEntering, {});
  await act(() => page.now().run(undefined));
  return page;
}

beforeEach(() => {
  params = {};
  went.length = 0;
  signIn.mockReset();
});

it.each([
  ['customer', '/tickets/home-page'],
  ['engineer', '/work/work-page'],
  ['dispatcher', '/desk/queue-page'],
  ['manager', '/desk/queue-page'],
])('leads a %s to where their work starts', async (role, url) => {
  const page = await enter(role);
  expect(went).toEqual([url]);
  page.leave();
});

it('leads back to the page, query and all, for which somebody had to sign in', async () => {
  params = { from: encodeURIComponent('tickets/ticket-page?id=t1') };
  const page = await enter();
  expect(went).toEqual(['/tickets/ticket-page?id=t1']);
  page.leave();
});

it('stays and says why when the sign-in failed', async () => {
  const page = renderHook(useEntering, {});
  signIn.mockRejectedValueOnce(new ApiError('network.unreachable'));
  await act(() => page.now().run('engineer'));
  expect([went, page.now().error?.code]).toEqual([[], 'network.unreachable']);
  page.leave();
});
