import { jest } from '@jest/globals';

import type { PreferencesBody } from '#shared/notices/preference-fields';

import { act, renderHook } from '../../support/render-hook';

jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  keep: () => undefined,
  readKept: () => null,
}));
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({ usePageVisible: () => true }));
const toast = jest.fn();
jest.unstable_mockModule('#miniapp/ui/toast', () => ({ toast }));
type Sent = { body?: { preferences: PreferencesBody } } | undefined;
const call = jest.fn<(endpoint: unknown, sent: Sent) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));
const rememberUser = jest.fn();
jest.unstable_mockModule('#miniapp/client/session', () => ({
  rememberUser,
  sessionUser: () => null,
}));

const { ApiError } = await import('#miniapp/client/api-error');
const { forgetQueries } = await import('#miniapp/client/query-cache');
const { usePreferences } = await import('#miniapp/notices/use-preferences');

const known = {
  inbox: true,
  wechat: true,
  groups: {},
  quietHours: { isOn: false, from: '22:00', to: '08:00' },
};
const settle = () => act(() => jest.advanceTimersByTimeAsync(0));

beforeEach(() => {
  jest.useFakeTimers();
  forgetQueries();
  jest.clearAllMocks();
});
afterEach(() => {
  jest.useRealTimers();
});

const answer = (inbox: boolean, wechat: boolean) => ({ preferences: { ...known, inbox, wechat } });

it('moves a switch at once, and sends the choices in the order of the taps', async () => {
  call.mockResolvedValueOnce(answer(true, true));
  const { now, leave } = renderHook(usePreferences, {});
  await settle();
  let reply: (me: unknown) => void = () => undefined;
  call.mockReturnValueOnce(new Promise((resolve) => (reply = resolve)));
  call.mockResolvedValueOnce(answer(false, false));
  act(() => {
    now().change({ inbox: false });
    now().change({ wechat: false });
  });
  expect(now().preferences).toMatchObject({ inbox: false, wechat: false });
  await settle();
  expect(call).toHaveBeenCalledTimes(2);
  reply(answer(false, true));
  await settle();
  expect(call.mock.calls.slice(1).map(([, sent]) => sent?.body?.preferences)).toEqual([
    { inbox: false },
    { wechat: false },
  ]);
  expect(now().preferences).toMatchObject({ inbox: false, wechat: false });
  expect(toast).not.toHaveBeenCalled();
  leave();
});

it('moves a switch back that the API refused, and says why', async () => {
  call.mockResolvedValueOnce(answer(true, true));
  const { now, leave } = renderHook(usePreferences, {});
  await settle();
  call.mockRejectedValueOnce(new ApiError('network.unreachable'));
  call.mockResolvedValueOnce(answer(true, true));
  act(() => {
    now().change({ inbox: false });
  });
  await settle();
  expect(toast).toHaveBeenCalledWith(new ApiError('network.unreachable').title);
  expect(now().preferences).toMatchObject({ inbox: true });
  leave();
});

it('changes nothing before it knows what was chosen', async () => {
  call.mockReturnValueOnce(new Promise(() => undefined));
  const { now, leave } = renderHook(usePreferences, {});
  await settle();
  now().change({ inbox: false });
  await settle();
  expect(call).toHaveBeenCalledTimes(1);
  expect(now().preferences).toBeUndefined();
  leave();
});
