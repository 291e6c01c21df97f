import { jest } from '@jest/globals';

import { emptyDraft, type ReportDraft } from '#miniapp/tickets/report-draft';

type Body = { attachmentIds: string[]; productId?: string; description: string };
type Sent = { url: string; header: Record<string, string>; data?: Body };
type Answer = { statusCode: number; data: unknown };

/** The phone that holds a report: its storage, its kept files and its network, which is on or off. */
export const kept = new Map<string, unknown>();
export const files = new Set<string>();
export const sent: Sent[] = [];
export const uploaded: string[] = [];
export const network = {
  isOnline: true,
  /** Of the server; those before the last one are given once. */
  answers: [] as (Answer | Error)[],
  /** Uploads that still get through. */
  uploadsLeft: Infinity,
};

Object.assign(globalThis, { HUISHENG_API_URL: 'https://api.example' });
const noNetwork = () => Promise.reject(new Error('request:fail'));
jest.unstable_mockModule('@tarojs/taro', () => ({
  request: (sending: Sent) => {
    if (!network.isOnline) {
      return noNetwork();
    }
    sent.push(sending);
    const answer = network.answers.length > 1 ? network.answers.shift() : network.answers[0];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  },
  uploadFile: ({ header }: { header: Record<string, string> }) => {
    const key = header['Idempotency-Key'] ?? '';
    const isThrough = network.isOnline && network.uploadsLeft > 0;
    if (isThrough) {
      uploaded.push(key);
      network.uploadsLeft -= 1;
    }
    const reply = { statusCode: 201, data: JSON.stringify({ id: `attachment of ${key}` }) };
    return Object.assign(isThrough ? Promise.resolve(reply) : noNetwork(), {
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
const { keepDraft } = await import('#miniapp/tickets/kept-draft');
const { outbox } = await import('#miniapp/tickets/report-outbox');

export const userId = 'u1';
export const picture = (key: string, attachmentId?: string) => ({
  key,
  name: `${key}.png`,
  size: 1,
  path: `/${key}`,
  ...(attachmentId !== undefined && { attachmentId }),
});
export const draft: ReportDraft = {
  ...emptyDraft,
  category: 'error',
  description: '导入凭证报错',
  severity: 'minor',
  pictures: [picture('p1', 'attachment 1'), picture('p2')],
};
export const contact = { name: '林晓', phone: '13800008000' };
export const report = { userId, key: 'key-1', draft, contact, environment: 'iPhone 15' };
export const created: Answer = { statusCode: 201, data: { id: 't1', number: 'SH20261122-0001' } };
export const gone = () => problem(404, 'attachment.not_found');
export const answersAre = (...next: (Answer | Error)[]) => {
  network.answers = next;
};
export const problem = (status: number, code: string, errors: unknown[] = []): Answer => ({
  statusCode: status,
  data: { status, code, title: '…', errors },
});

/** As it is when the report is about to be sent. */
export function resetPhone() {
  kept.clear();
  files.clear();
  files.add('p1').add('p2');
  sent.length = 0;
  uploaded.length = 0;
  Object.assign(network, { isOnline: true, uploadsLeft: Infinity, answers: [created] });
  outbox.set(null);
  // only the token matters here
  rememberSession({ token: 'token-1', user: {} as never });
  keepDraft(userId, draft);
}
