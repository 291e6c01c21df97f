import { jest } from '@jest/globals';

import {
  answersAre,
  created,
  draft,
  files,
  gone,
  kept,
  network,
  picture,
  problem,
  report,
  resetPhone,
  sent,
  uploaded,
  userId,
} from './report-phone';

const { rememberSession } = await import('#miniapp/client/session');
const { readDraft } = await import('#miniapp/tickets/kept-draft');
const { outbox, reopenOutbox, sendReport, takeBackReport, trySending } =
  await import('#miniapp/tickets/report-outbox');

beforeEach(resetPhone);

describe('pictures that the server removed while the report waited', () => {
  const both = {
    ...report,
    draft: { ...draft, pictures: [picture('p1', 'attachment 1'), picture('p2', 'attachment 2')] },
  };

  it('go again under new keys, and the report follows with them', async () => {
    answersAre(gone(), created);
    await sendReport(both, true);
    expect(outbox.get()).toMatchObject({ state: 'sent', id: 't1' });
    expect(uploaded).toHaveLength(2);
    expect(uploaded).not.toContain('p1');
    expect(uploaded).not.toContain('p2');
    expect(sent.map(({ data }) => data?.attachmentIds)).toEqual([
      ['attachment 1', 'attachment 2'],
      uploaded.map((key) => `attachment of ${key}`),
    ]);
    expect(sent[1]?.data?.description).toBe(draft.description);
  });

  it('go only once more: what fails then is given back', async () => {
    answersAre(gone());
    await sendReport(both, true);
    expect(sent).toHaveLength(2);
    expect(outbox.get()).toMatchObject({
      state: 'refused',
      errors: [{ path: 'attachmentIds', message: '有图片没有传上去，请再提交一次' }],
    });
  });

  it('go on after a break where they stopped', async () => {
    answersAre(gone(), created);
    network.uploadsLeft = 1;
    await sendReport(both, true);
    expect(outbox.get()).toMatchObject({ state: 'waiting' });
    outbox.set(null);
    reopenOutbox(userId);
    network.uploadsLeft = Infinity;
    await trySending();
    expect(outbox.get()).toMatchObject({ state: 'sent' });
    expect(uploaded).toHaveLength(2);
  });

  it('are told of when the phone has lost them too, and the rest can be sent', async () => {
    files.delete('p2');
    answersAre(gone(), created);
    await sendReport(both, true);
    expect(outbox.get()).toMatchObject({ state: 'refused', errors: [{ path: 'attachmentIds' }] });
    const { pictures, description } = readDraft(userId);
    expect(description).toBe(draft.description);
    expect(pictures.map(({ key, isLost = false }) => [key, isLost])).toEqual([
      ['p1', false],
      ['p2', true],
    ]);
    await sendReport({ ...both, key: 'key-2', draft: { ...both.draft, pictures } }, true);
    expect(outbox.get()).toMatchObject({ state: 'sent' });
    expect(sent.at(-1)?.data?.attachmentIds).toEqual([`attachment of ${String(uploaded[0])}`]);
  });

  it.each([
    ['after 25 hours', 25, true],
    ['not after 23', 23, false],
  ])('go before the first try %s', async (_when, hours, goesAgain) => {
    const begunAt = Date.now() - hours * 60 * 60_000;
    const old = { ...picture('p1', 'attachment 1'), uploadKey: 'p1', begunAt };
    await sendReport({ ...report, draft: { ...draft, pictures: [old] } }, true);
    expect(sent).toHaveLength(1);
    expect(uploaded).toHaveLength(goesAgain ? 1 : 0);
  });
});

describe('a report whose answer was lost', () => {
  const lost = new Error('request:fail');

  it('is sent again word for word, however long it waited', async () => {
    const hours = 60 * 60_000;
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 30 * hours);
    answersAre(lost);
    await sendReport(report, true);
    expect(outbox.get()).toMatchObject({ state: 'waiting' });
    jest.restoreAllMocks();
    outbox.set(null);
    reopenOutbox(userId);
    answersAre(created);
    await trySending();
    expect(outbox.get()).toMatchObject({ state: 'sent' });
    expect(uploaded).toEqual(['p2']);
    expect(new Set(sent.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  });

  it('does not come back after it was taken back', async () => {
    answersAre(lost);
    const sending = sendReport(report, true);
    takeBackReport();
    await sending;
    expect(outbox.get()).toBeNull();
    expect(kept.has(`report-outbox:${userId}`)).toBe(false);
  });
});

it('goes without a product that is sold no longer', async () => {
  const productId = 'b'.repeat(24);
  answersAre(problem(400, 'ticket.product_not_found'), created);
  await sendReport({ ...report, draft: { ...draft, productId } }, true);
  expect(outbox.get()).toMatchObject({ state: 'sent' });
  expect(sent.map(({ data }) => data?.productId)).toEqual([productId, undefined]);
});

it('never goes out in the name of somebody else who signed in on this phone', async () => {
  network.isOnline = false;
  await sendReport(report, false);
  network.isOnline = true;
  rememberSession({ token: 'token-2', user: { id: 'u2' } as never });
  await trySending();
  expect(sent).toHaveLength(0);
});
