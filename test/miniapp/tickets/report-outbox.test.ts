import { jest } from '@jest/globals';

import { emptyDraft, type ReportDraft } from '#miniapp/tickets/report-draft';

type Sent = { url: string; header: Record<string, string>; data?: { attachmentIds: string[] } };
type Answer = { statusCode: number; data: unknown };

/** The phone: its storage, its kept files and its network, which is on or off. */
const kept = new Map<string, unknown>();
const files = new Set<string>();
const sent: Sent[] = [];
const uploaded: string[] = [];
let isOnline = true;
let answer: Answer;

Object.assign(globalThis, { HUISHENG_API_URL: 'https://api.example' });
const noNetwork = () => Promise.reject(new Error('request:fail'));
jest.unstable_mockModule('@tarojs/taro', () => ({
  request: (sending: Sent) => {
    if (!isOnline) {
      return noNetwork();
    }
    sent.push(sending);
    return Promise.resolve(answer);
  },
  uploadFile: ({ header }: { header: Record<string, string> }) => {
    const key = header['Idempotency-Key'] ?? '';
    uploaded.push(key);
    const reply = { statusCode: 201, data: JSON.stringify({ id: `attachment of ${key}` }) };
    return Object.assign(isOnline ? Promise.resolve(reply) : noNetwork(), {
      progress: () => undefined,
    });
  },
}));
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: (key: string) => kept.get(key) ?? null,
  keep: (key: string, value: unknown) => {
    if (value === null) {
      kept.delete(key);
    } else {
      kept.set(key, value);
    }
  },
}));
jest.unstable_mockModule('#miniapp/platform/kept-files', () => ({
  reopenFile: (key: string, file: unknown) => Promise.resolve(files.has(key) ? file : null),
  dropFile: (key: string) => Promise.resolve(void files.delete(key)),
}));
jest.unstable_mockModule('#miniapp/platform/login', () => ({
  loginCode: () => Promise.resolve('code'),
  ownIdentity: () => 'wechat',
  chooseIdentity: () => undefined,
}));

const { rememberSession } = await import('#miniapp/client/session');
const { keepDraft, readDraft, readHabits } = await import('#miniapp/tickets/kept-draft');
const { outbox, reopenOutbox, sendReport, takeBackReport, trySending } =
  await import('#miniapp/tickets/report-outbox');

const userId = 'u1';
const picture = (key: string, attachmentId?: string) => ({
  key,
  name: `${key}.png`,
  size: 1,
  path: `/${key}`,
  ...(attachmentId !== undefined && { attachmentId }),
});
const draft: ReportDraft = {
  ...emptyDraft,
  category: 'error',
  description: '导入凭证报错',
  severity: 'minor',
  pictures: [picture('p1', 'attachment 1'), picture('p2')],
};
const contact = { name: '林晓', phone: '13800008000' };
const report = { userId, key: 'key-1', draft, contact, environment: 'iPhone 15' };
const created: Answer = { statusCode: 201, data: { id: 't1', number: 'SH20261122-0001' } };
const problem = (status: number, code: string, errors: unknown[] = []): Answer => ({
  statusCode: status,
  data: { status, code, title: '…', errors },
});

beforeEach(() => {
  kept.clear();
  files.clear();
  files.add('p1').add('p2');
  sent.length = 0;
  uploaded.length = 0;
  isOnline = true;
  answer = created;
  outbox.set(null);
  // only the token matters here
  rememberSession({ token: 'token-1', user: {} as never });
  keepDraft(userId, draft);
});

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
  isOnline = false;
  await sendReport(report, false);
  expect(outbox.get()).toMatchObject({ state: 'waiting', isServerFault: false });
  expect(sent).toHaveLength(0);

  outbox.set(null);
  reopenOutbox(userId);
  isOnline = true;
  await Promise.all([trySending(), trySending()]);
  expect(outbox.get()).toMatchObject({ state: 'sent' });
  expect(sent.map(({ header }) => header['Idempotency-Key'])).toEqual(['key-1']);
});

it.each([
  ['a network that breaks', null, false],
  ['a server in trouble', problem(500, 'server.unexpected'), true],
  ['too many requests', problem(429, 'request.too_many'), true],
])('waits for the end of %s', async (_case, trouble, isServerFault) => {
  isOnline = trouble !== null;
  answer = trouble ?? created;
  await sendReport(report, true);
  expect(outbox.get()).toMatchObject({ state: 'waiting', isServerFault, hasWaited: true });
  expect(kept.has(`report-outbox:${userId}`)).toBe(true);
});

it('gives a refused report back to its writer', async () => {
  const errors = [{ path: 'contact.phone', message: '这个电话不对' }];
  answer = problem(400, 'request.invalid', errors);
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
  isOnline = false;
  await sendReport(report, false);
  takeBackReport();
  isOnline = true;
  await trySending();
  expect(sent).toHaveLength(0);
  expect(readDraft(userId)).toEqual(draft);
  reopenOutbox(userId);
  expect(outbox.get()).toBeNull();
});
