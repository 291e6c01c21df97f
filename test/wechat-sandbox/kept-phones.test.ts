import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startWechatSandbox } from '../../api/wechat-sandbox/index';
import type { ReceivedMessage } from '../../api/wechat-sandbox/phones';

const folder = mkdtempSync(join(tmpdir(), 'huisheng-phones-'));
const keepIn = join(folder, 'phones.json');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const start = (file = keepIn) => startWechatSandbox({ host: '127.0.0.1', port: 0, keepIn: file });
const message = (number: number): ReceivedMessage => ({
  msgId: String(number),
  at: '2026-11-22T02:00:00.000Z',
  templateId: 'T',
  title: '服务进度通知',
  page: null,
  fields: [],
});

it('knows credits, messages and what was opened after a restart', async () => {
  const before = await start();
  const { progress } = before.templateIds;
  before.answerConsent('demo-customer', { [progress]: 'accept' });
  before.answerConsent('demo-customer', { [progress]: 'accept' });
  before.phones.spend('demo-customer', progress);
  before.phones.receive('demo-customer', message(1));
  before.phones.receive('demo-customer', message(2));
  before.phones.open('demo-customer', '1');
  await before.stop();

  const { phones, stop } = await start();
  expect(phones.of('demo-customer')).toEqual({
    openid: 'demo-customer',
    credits: { [progress]: 1 },
    messages: [message(1), message(2)],
  });
  expect(['1', '2'].map((id) => phones.hasOpened('demo-customer', id))).toEqual([true, false]);
  await stop();
});

it('keeps the newest messages of a phone only', async () => {
  const before = await start();
  for (let number = 100; number < 200; number += 1) {
    before.phones.receive('demo-engineer', message(number));
  }
  await before.stop();
  const { phones, stop } = await start();
  const { messages } = phones.of('demo-engineer');
  expect(messages).toHaveLength(50);
  expect(messages.at(-1)?.msgId).toBe('199');
  await stop();
});

it.each([
  [
    'a file that is none of its own',
    () => {
      writeFileSync(join(folder, 'odd.json'), 'not json');
    },
  ],
  [
    'no file',
    () => {
      rmSync(join(folder, 'odd.json'), { force: true });
    },
  ],
])('starts empty with %s', async (_what, prepare) => {
  prepare();
  const { phones, stop } = await start(join(folder, 'odd.json'));
  expect(phones.all()).toEqual([]);
  await stop();
});
