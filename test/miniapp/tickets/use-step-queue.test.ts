import { jest } from '@jest/globals';

import type { TicketReply } from '#shared/tickets/ticket-replies';

import { act, renderHook } from '../../support/render-hook';

import { files, me, network, resetPhone, said, sent, userId } from './outbox-phone';

let isOnline = true;
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => isOnline }));
jest.unstable_mockModule('#miniapp/notices/consent/ask-for-news', () => ({
  askForNews: () => Promise.resolve(),
}));
jest.unstable_mockModule('#miniapp/platform/navigation', () => ({ goBack: () => undefined }));
const { useTicketActions } = await import('#miniapp/tickets/use-ticket-actions');
const { replaySteps } = await import('#miniapp/tickets/outbox/replay');
const { readSteps, isPictureWaiting } = await import('#miniapp/tickets/outbox/step-outbox');

const timeline = [{ seq: 7 }, { seq: 8, waits: { pictures: 0 } }] as TicketReply['timeline'];
const held = {
  ...{ id: 't1', status: 'in_progress' as const, number: 'SH20261130-0001', timeline },
  relations: ['assignee', 'staff'] as TicketReply['relations'],
};
const shown: unknown[] = [];
const onPage = (ticket = held) =>
  renderHook(() => useTicketActions(ticket, (reply) => shown.push(reply)), {});

beforeEach(() => {
  isOnline = true;
  shown.length = 0;
  resetPhone();
});

const does = async (
  page: ReturnType<typeof onPage>,
  ...given: Parameters<ReturnType<typeof page.now>['act']>
) => {
  let isDone = false;
  await act(async () => {
    isDone = await page.now().act(...given);
  });
  return isDone;
};
const aPicture = { key: 'p1', name: 'p1.png', size: 1, path: '/p1' };
const pictures = (attachmentId?: string) => ({
  keys: ['p1'],
  attach: () => Promise.resolve(attachmentId === undefined ? [] : [attachmentId]),
  onPhone: () => [{ ...aPicture, attachmentId }],
});

it('keeps a step where there is no network, with what was known then and its pictures', async () => {
  isOnline = false;
  network.isOnline = false;
  const page = onPage();
  expect(await does(page, 'note', { note: '好了' }, pictures())).toBe(true);
  expect(said).toEqual(['已记下，有网络后自动同步']);
  expect(readSteps(userId)).toMatchObject([
    {
      ...{ action: 'note', body: { note: '好了' }, ticketId: 't1' },
      known: { number: 'SH20261130-0001', status: 'in_progress', seq: 7 },
      pictures: [aPicture],
    },
  ]);
  expect([files.has('p1'), isPictureWaiting('p1'), shown]).toEqual([true, true, []]);
  page.leave();
});

it('keeps one under its key that got no answer: it may have arrived', async () => {
  network.isOnline = false;
  const page = onPage();
  await does(page, 'start');
  await act(async () => {
    await replaySteps();
  });
  expect(readSteps(userId)).toMatchObject([{ action: 'start', wasSent: true, pictures: null }]);
  page.leave();
});

it('puts a step behind those of its ticket that wait, and sends them all', async () => {
  isOnline = false;
  network.isOnline = false;
  const page = onPage();
  await does(page, 'start');
  isOnline = true;
  network.isOnline = true;
  page.redraw({});
  await does(page, 'note', { note: '好了' });
  await act(async () => {
    await replaySteps();
  });
  expect(sent.map(({ url }) => url.split('/').at(-1))).toEqual(['start', 'note']);
  expect(readSteps(userId)).toEqual([]);
  page.leave();
});

it.each([
  ['the desk’s own steps', held, 'close'],
  [
    'what somebody does on their own report',
    { ...held, relations: ['reporter', 'staff'] },
    'message',
  ],
  ['what customers do', { ...held, relations: ['reporter'] }, 'message'],
] as const)('does not keep %s, and loses no picture of it', async (_case, ticket, action) => {
  network.isOnline = false;
  const page = onPage({ ...ticket, relations: [...ticket.relations] });
  expect(await does(page, action, { note: '…' }, pictures())).toBe(false);
  expect(page.now().error?.code).toBe('network.unreachable');
  expect([readSteps(userId), sent]).toEqual([[], []]);
  page.leave();
});

it('sends at once what can be sent', async () => {
  const page = onPage();
  expect(await does(page, 'note', { note: '好了' }, pictures('a1'))).toBe(true);
  expect(sent[0]?.data).toEqual({ note: '好了', attachmentIds: ['a1'] });
  expect([shown.length, readSteps(userId), me.id]).toEqual([1, [], userId]);
  page.leave();
});
