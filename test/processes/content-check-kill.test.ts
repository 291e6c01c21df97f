import { randomBytes } from 'node:crypto';

import type { AttachmentReply } from '#shared/attachments/attachment-api';

import { apiClient } from '../support/api-client';
import { aPicture } from '../support/attachments';
import { startInstallation, type Installation } from '../support/installation';
import { eventually } from '../support/moderated-api';
import { freePort, temporaryFolder } from '../support/server';
import { aReport } from '../support/tickets';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation({ isHurried: true });
}, 60_000);
afterAll(() => installation.stop());

/** An API that WeChat reaches, with an address and a folder that outlive the process. */
async function reachable() {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const token = randomBytes(16).toString('hex');
  const aesKey = randomBytes(22).toString('hex').slice(0, 43);
  installation.sandbox.connectCallbacks({ url: `${url}/api/v1/wechat/callback`, token, aesKey });
  const push = { WECHAT_PUSH_TOKEN: token, WECHAT_PUSH_AES_KEY: aesKey };
  return { PORT: port, PUBLIC_URL: url, DATA_DIR: temporaryFolder('content-check'), ...push };
}

async function sendPicture(url: string, token: string): Promise<string> {
  const form = new FormData();
  const picture = await aPicture(40, 30, '#0066cc').png().toBuffer();
  form.append('file', new Blob([new Uint8Array(picture)]), '截图.png');
  const headers = { authorization: `Bearer ${token}` };
  const reply = await fetch(`${url}/api/v1/attachments`, { method: 'POST', headers, body: form });
  return ((await reply.json()) as AttachmentReply).id;
}

it('looks at a picture whose check a killed process had begun', async () => {
  const { database, sandbox, signInCast, startApi } = installation;
  const settings = await reachable();
  const first = await startApi(settings);
  const { customer, engineer } = await signInCast(first.url, ['customer', 'engineer']);
  const attachmentId = await sendPicture(first.url, customer.token);
  sandbox.failures.plan('/wxa/media_check_async', 'hang', Infinity);
  const { body } = await apiClient(first.url).ask({
    ...{ method: 'POST', path: '/tickets', token: customer.token, key: 'with-a-picture' },
    body: aReport({ attachmentIds: [attachmentId] }),
  });
  const { id } = body as { id: string };
  const check = () => database.collection('content_checks').findOne({ attachmentId });
  await eventually(async () => (await check())?.['tries'] === 1);
  await first.kill();
  expect((await check())?.['state']).toBe('pending');

  sandbox.failures.clear();
  const second = await startApi(settings);
  await eventually(async () => (await check())?.['state'] === 'passed');
  const { attachments } = await apiClient(second.url).ticket(engineer.token, id);
  expect(attachments).toMatchObject([{ state: 'clear', url: expect.any(String) as string }]);
  await second.stop();
}, 120_000);
