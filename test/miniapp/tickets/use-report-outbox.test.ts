import { jest } from '@jest/globals';

import type { Outbox } from '#miniapp/tickets/report-outbox';

import { act, renderHook } from '../../support/render-hook';

const phone = { isOnline: false, isOnReport: true };
const replaced: unknown[] = [];
const toast = jest.fn();
const trySending = jest.fn(() => Promise.resolve());
const reopenOutbox = jest.fn();
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => phone.isOnline }));
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: () => null,
  keep: () => undefined,
}));
jest.unstable_mockModule('#miniapp/platform/navigation', () => ({
  isOnTop: () => phone.isOnReport,
  replacePage: (...place: unknown[]) => replaced.push(place),
}));
jest.unstable_mockModule('#miniapp/ui/toast', () => ({ toast }));
const { createStore } = await import('#miniapp/client/store');
const outbox = createStore<Outbox | null>(null);
jest.unstable_mockModule('#miniapp/tickets/report-outbox', () => ({
  ...{ outbox, reopenOutbox, trySending },
}));
const { forgetSession, rememberSession } = await import('#miniapp/client/session');
const { useReportSender } = await import('#miniapp/tickets/use-report-outbox');

const user = { id: 'u' } as Parameters<typeof rememberSession>[0]['user'];
const waiting = { state: 'waiting' } as Outbox;
const sent = { state: 'sent', id: 't', number: 'SH20261121-0001' } as Outbox;
const put = (held: Outbox) => {
  act(() => {
    outbox.set(held);
  });
};
const pass = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => {
  jest.useFakeTimers();
  jest.clearAllMocks();
  Object.assign(phone, { isOnline: true, isOnReport: true });
  replaced.length = 0;
  rememberSession({ token: 'token', user });
});
afterEach(() => {
  act(() => {
    outbox.set(null);
    forgetSession();
  });
  jest.useRealTimers();
});

it('takes up what this person sent off, and forgets it when they sign out', () => {
  const app = renderHook(useReportSender, {});
  expect(reopenOutbox).toHaveBeenCalledWith('u');
  put(waiting);
  act(forgetSession);
  expect(outbox.get()).toBeNull();
  app.leave();
});

it('waits for the network, tries at once when it is there, and again until the report is through', async () => {
  phone.isOnline = false;
  const app = renderHook(useReportSender, {});
  put(waiting);
  await pass(60_000);
  expect(trySending).not.toHaveBeenCalled();
  phone.isOnline = true;
  app.redraw({});
  expect(trySending).toHaveBeenCalledTimes(1);
  await pass(30_000);
  expect(trySending).toHaveBeenCalledTimes(3);
  put(sent);
  await pass(60_000);
  expect(trySending).toHaveBeenCalledTimes(3);
  app.leave();
});

it('tries no more what somebody has to correct first', async () => {
  const app = renderHook(useReportSender, {});
  put({ state: 'refused' } as unknown as Outbox);
  await pass(60_000);
  expect(trySending).not.toHaveBeenCalled();
  app.leave();
});

it('shows that it arrived once: in the place of the form, or in a word on another page', () => {
  const app = renderHook(useReportSender, {});
  put(sent);
  expect([replaced, outbox.get()]).toEqual([[['tickets/reported-page', { id: 't' }]], null]);
  app.redraw({});
  phone.isOnReport = false;
  put(sent);
  expect(replaced).toHaveLength(1);
  expect(toast.mock.calls).toEqual([
    [expect.stringContaining(sent.state === 'sent' ? 'SH20261121-0001' : '')],
  ]);
  app.leave();
});
