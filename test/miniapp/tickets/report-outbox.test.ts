import { emptyDraft } from '#miniapp/tickets/report-draft';

import {
  answersAre,
  contact,
  created,
  draft,
  files,
  kept,
  network,
  problem,
  report,
  resetPhone,
  sent,
  uploaded,
  userId,
} from './report-phone';

const { readDraft, readHabits } = await import('#miniapp/tickets/kept-draft');
const { outbox, reopenOutbox, sendReport, takeBackReport, trySending } =
  await import('#miniapp/tickets/report-outbox');

beforeEach(resetPhone);

it('sends pictures that have not arrived, then the report, and leaves nothing behind', async () => {
  await sendReport(report, true);
  expect(outbox.get()).toEqual({ state: 'sent', id: 't1', number: 'SH20261122-0001' });
  expect(uploaded).toEqual(['p2']);
  expect(sent[0]?.data?.attachmentIds).toEqual(['attachment 1', 'attachment of p2']);
  expect(sent[0]?.header['Idempotency-Key']).toBe('key-1');
  expect(readDraft(userId)).toEqual(emptyDraft);
  expect(kept.has(`report-outbox:${userId}`)).toBe(false);
  expect(files.size).toBe(0);
});

it('remembers the contact for the next report', async () => {
  await sendReport(report, true);
  expect(readHabits(userId)).toEqual({ contact, productId: null });
});

it('waits without a network, survives a restart and arrives once under the same key', async () => {
  network.isOnline = false;
  await sendReport(report, false);
  expect(outbox.get()).toMatchObject({ state: 'waiting', isServerFault: false });
  expect(sent).toHaveLength(0);

  outbox.set(null);
  reopenOutbox(userId);
  network.isOnline = true;
  await Promise.all([trySending(), trySending()]);
  expect(outbox.get()).toMatchObject({ state: 'sent' });
  expect(sent.map(({ header }) => header['Idempotency-Key'])).toEqual(['key-1']);
});

it.each([
  ['a network that breaks', null, false],
  ['a server in trouble', problem(500, 'server.unexpected'), true],
  ['too many requests', problem(429, 'request.too_many'), true],
])('waits for the end of %s', async (_case, trouble, isServerFault) => {
  network.isOnline = trouble !== null;
  answersAre(trouble ?? created);
  await sendReport(report, true);
  expect(outbox.get()).toMatchObject({ state: 'waiting', isServerFault, hasWaited: true });
  expect(kept.has(`report-outbox:${userId}`)).toBe(true);
});

it('gives a refused report back to its writer', async () => {
  const errors = [{ path: 'contact.phone', message: '这个电话不对' }];
  answersAre(problem(400, 'request.invalid', errors));
  await sendReport(report, true);
  expect(outbox.get()).toMatchObject({ state: 'refused', errors });
  expect(kept.has(`report-outbox:${userId}`)).toBe(false);
  expect(readDraft(userId)).toEqual(draft);
});

it('never leaves out a picture in silence', async () => {
  files.delete('p2');
  await sendReport(report, true);
  expect(outbox.get()).toMatchObject({
    state: 'refused',
    errors: [{ path: 'attachmentIds', message: '有图片没有保存下来，请重新添加' }],
  });
  expect(sent).toHaveLength(0);
});

it('can be taken back while it waits', async () => {
  network.isOnline = false;
  await sendReport(report, false);
  takeBackReport();
  network.isOnline = true;
  await trySending();
  expect(sent).toHaveLength(0);
  expect(readDraft(userId)).toEqual(draft);
  reopenOutbox(userId);
  expect(outbox.get()).toBeNull();
});
