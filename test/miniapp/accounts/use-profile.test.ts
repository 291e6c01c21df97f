import { jest } from '@jest/globals';

import { accountApi } from '#shared/accounts/account-api';

import { act, renderHook } from '../../support/render-hook';

jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({ usePageVisible: () => true }));
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => true }));
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: () => null,
  keep: () => undefined,
}));
const toast = jest.fn();
jest.unstable_mockModule('#miniapp/ui/toast', () => ({ toast }));
const call = jest.fn<(endpoint: unknown, sent?: object) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));
const upload = jest.fn<(sending: { idempotencyKey: string }) => Promise<{ id: string }>>();
jest.unstable_mockModule('#miniapp/client/upload', () => ({ upload }));

const { ApiError } = await import('#miniapp/client/api-error');
const { forgetQueries } = await import('#miniapp/client/query-cache');
const { rememberSession } = await import('#miniapp/client/session');
const { useProfile } = await import('#miniapp/accounts/use-profile');

const user = { id: 'u', name: '林晓' } as Parameters<typeof rememberSession>[0]['user'];
const file = { path: 'tmp/1', name: '1.png', size: 10 };
async function onPage() {
  const page = renderHook(useProfile, {});
  await act(() => jest.advanceTimersByTimeAsync(0));
  return page;
}

beforeEach(() => {
  jest.useFakeTimers();
  jest.resetAllMocks();
  forgetQueries();
  rememberSession({ token: 'token', user });
  call.mockResolvedValue(user);
});
afterEach(() => {
  jest.useRealTimers();
});

it('shows everywhere what the API says of me', async () => {
  call.mockResolvedValueOnce({ ...user, name: '林小' });
  const page = await onPage();
  expect(page.now().user?.name).toBe('林小');
  call.mockResolvedValueOnce({ ...user, name: '林大' });
  await act(() => page.now().change({ name: '林大' }));
  expect(page.now().user?.name).toBe('林大');
  page.leave();
});

it('keeps my name where another was refused, and says why', async () => {
  const page = await onPage();
  call.mockRejectedValueOnce(new ApiError('request.invalid'));
  await act(() => page.now().change({ name: '' }));
  expect([page.now().user?.name, page.now().problem?.code]).toEqual(['林晓', 'request.invalid']);
  page.leave();
});

it('sends a face anew, under a new key, when the server has already removed it', async () => {
  const page = await onPage();
  upload.mockResolvedValueOnce({ id: 'one' }).mockResolvedValueOnce({ id: 'two' });
  call.mockRejectedValueOnce(new ApiError('attachment.not_found'));
  await act(() => page.now().changeAvatar(file));
  expect(call.mock.calls.slice(1).map(([, sent]) => sent)).toEqual([
    { body: { avatarAttachmentId: 'one' } },
    { body: { avatarAttachmentId: 'two' } },
  ]);
  expect(new Set(upload.mock.calls.map(([{ idempotencyKey }]) => idempotencyKey)).size).toBe(2);
  expect(page.now().problem).toBeUndefined();
  page.leave();
});

it('says that the number was taken over only when it was', async () => {
  const page = await onPage();
  call.mockRejectedValueOnce(new ApiError('server.unexpected'));
  await act(() => page.now().takePhone('code'));
  expect(toast).not.toHaveBeenCalled();
  await act(() => page.now().takePhone('code'));
  expect(call).toHaveBeenLastCalledWith(accountApi.phone, { body: { code: 'code' } });
  expect(toast).toHaveBeenCalledTimes(1);
  page.leave();
});
