import { jest } from '@jest/globals';

import type { QueuedStep } from '#miniapp/tickets/outbox/queued-step';

type Body = { attachmentIds?: string[]; happenedAt?: string; note?: string };
type Sent = { url: string; header: Record<string, string>; data?: Body };
type Answer = { statusCode: number; data: unknown };

/** An engineer's phone: its storage, its files and its network, which is on or off. */
export const kept = new Map<string, string>();
export const files = new Set<string>();
export const sent: Sent[] = [];
export const uploaded: string[] = [];
export const said: string[] = [];
export const network = {
  isOnline: true,
  /** What the server makes of a step. */
  answer: ((): Answer => done) as (sending: Sent) => Answer | Error,
};

Object.assign(globalThis, { HUISHENG_API_URL: 'https://api.example' });
const noNetwork = () => Promise.reject(new Error('request:fail'));
jest.unstable_mockModule('@tarojs/taro', () => ({
  request: (sending: Sent) => {
    if (!network.isOnline) {
      return noNetwork();
    }
    if (sending.url.includes('/actions/')) {
      sent.push(sending);
    }
    const answer = sending.url.includes('/actions/') ? network.answer(sending) : done;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  },
  uploadFile: ({ header }: { header: Record<string, string> }) => {
    const key = header['Idempotency-Key'] ?? '';
    const reply = { statusCode: 201, data: JSON.stringify({ id: `attachment of ${key}` }) };
    if (network.isOnline) {
      uploaded.push(key);
    }
    return Object.assign(network.isOnline ? Promise.resolve(reply) : noNetwork(), {
      progress: () => undefined,
    });
  },
}));
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: (key: string): unknown => JSON.parse(kept.get(key) ?? 'null'),
  keep: (key: string, value: unknown) => {
    if (value === null) {
      kept.delete(key);
    } else {
      kept.set(key, JSON.stringify(value));
    }
  },
}));
jest.unstable_mockModule('#miniapp/platform/kept-files', () => ({
  keepFile: (key: string, file: object) => {
    files.add(key);
    return Promise.resolve(file);
  },
  reopenFile: (key: string, file: unknown) => Promise.resolve(files.has(key) ? file : null),
  dropFile: (key: string) => Promise.resolve(void files.delete(key)),
}));
jest.unstable_mockModule('#miniapp/platform/login', () => ({
  loginCode: () => Promise.resolve('code'),
  ownIdentity: () => 'wechat',
  chooseIdentity: () => undefined,
}));
jest.unstable_mockModule('#miniapp/ui/toast', () => ({
  toast: (words: string) => said.push(words),
}));

const { rememberSession } = await import('#miniapp/client/session');
const { openOutbox } = await import('#miniapp/tickets/outbox/step-outbox');

export const userId = 'u1';
export const me = { id: userId, name: '陈志远', role: 'engineer' as const, avatarUrl: null };
const done: Answer = { statusCode: 200, data: { id: 't1', timeline: [] } };
export const problem = (status: number, code: string, more: object = {}): Answer => ({
  statusCode: status,
  data: { status, code, title: '…', errors: [], ...more },
});
export const picture = (key: string) => {
  files.add(key);
  return { key, name: `${key}.png`, size: 1, path: `/${key}` };
};

/** A step of ten minutes ago, on one ticket or another. */
export const step = (key: string, more: Partial<QueuedStep> = {}): QueuedStep => ({
  ...{ key, ticketId: 't1', action: 'note', body: { note: key }, pictures: null },
  happenedAt: new Date(Date.now() - 600_000).toISOString(),
  known: { number: 'SH20261130-0001', status: 'in_progress', seq: 3 },
  ...more,
});

/** What was sent, by the keys of the steps, in order. */
export const keysSent = () => sent.map(({ header }) => header['Idempotency-Key']);

/** As it is when the person has just signed in and nothing waits. */
export function resetPhone() {
  kept.clear();
  files.clear();
  for (const list of [sent, uploaded, said]) {
    list.length = 0;
  }
  Object.assign(network, { isOnline: true, answer: () => done });
  // of the person only this much matters here
  rememberSession({ token: 'token-1', user: me as never });
  openOutbox(userId);
}
