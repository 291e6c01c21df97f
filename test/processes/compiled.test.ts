import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { mongo } from 'mongoose';

import { connectDatabase } from '#api/mongo/index';
import type { AttachmentReply } from '#shared/attachments/attachment-api';

import { apiClient } from '../support/api-client';
import { killSpawned, spawnApi } from '../support/api-process';
import { aPicture } from '../support/attachments';
import { compiledApi } from '../support/compiled-api';
import { startTestMongo } from '../support/embedded-mongo';
import { temporaryFolder } from '../support/server';

afterAll(killSpawned);

it('finds its pictures, the program that decodes pictures and the thread of its database', async () => {
  const url = await spawnApi({ DEMO: '1' }).url;
  const { token } = await apiClient(url).signIn('customer');
  const demo = await apiClient(url).tickets(token, 'mine');
  const details = await Promise.all(demo.map(({ id }) => apiClient(url).ticket(token, id)));
  const pictures = details.flatMap(({ attachments }) => attachments);
  expect(pictures.length).toBeGreaterThan(0);
  expect((await fetch(`${url}${pictures[0]?.url ?? ''}`)).status).toBe(200);

  const form = new FormData();
  const picture = await aPicture(40, 30, '#0066cc').png().toBuffer();
  form.append('file', new Blob([new Uint8Array(picture)]), '截图.png');
  const headers = { authorization: `Bearer ${token}` };
  const reply = await fetch(`${url}/api/v1/attachments`, { method: 'POST', headers, body: form });
  const attachment = (await reply.json()) as AttachmentReply;
  expect([reply.status, attachment.kind]).toEqual([201, 'image']);
}, 150_000);

it('finds the thread that reads for long commands', async () => {
  compiledApi();
  const program = new URL('../../api/dist/product/server/start-worker.mjs', import.meta.url);
  const dataDir = temporaryFolder('compiled-database');
  const worker = new Worker(program, {
    workerData: { options: { host: '127.0.0.1', port: 0, dataDir } },
    execArgv: [],
  });
  const [{ uri }] = (await once(worker, 'message')) as [{ uri: string }];
  const client = await new mongo.MongoClient(uri).connect();
  const entries = client.db('compiled').collection('entries');
  const size = 50_000;
  await entries.insertMany(Array.from({ length: size }, (_, index) => ({ text: `${index % 7}` })));
  const groups = await entries
    .aggregate([{ $group: { _id: '$text', count: { $sum: 1 } } }, { $sort: { _id: 1 } }])
    .toArray();
  expect(groups).toHaveLength(7);
  expect(groups.reduce((sum, { count }) => sum + Number(count), 0)).toBe(size);
  await client.close();
  worker.postMessage('stop');
  await once(worker, 'exit');
});

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of cleanUp.splice(0)) {
    await close();
  }
});

it('names lines of the sources where it logs a fault', async () => {
  const server = await startTestMongo();
  const database = await connectDatabase(server.uri);
  cleanUp.push(() => database.close(), server.stop);
  const api = spawnApi({ MONGODB_URI: server.uri });
  const url = await api.url;
  const { token } = await apiClient(url).signIn('customer');
  const { id } = await apiClient(url).submit(token, '打印机没有反应');
  // nothing of ours writes such a ticket
  await database
    .collection('tickets')
    .updateOne({ _id: new mongo.ObjectId(id) }, { $set: { contact: null } });
  expect(await apiClient(url).ask({ path: `/tickets/${id}`, token })).toMatchObject({
    status: 500,
  });
  api.child.kill('SIGTERM');
  expect((await api.ended).output).toMatch(/api\/src\/tickets\/[a-z-]+\.ts:\d+/);
});
