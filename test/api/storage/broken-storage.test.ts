import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { createStorage } from '#api/storage/index';

import { startAttachmentRoom } from '../../support/attachments/attachment-room';

/** A bucket that takes everything and sends only so much of it back. */
const bucket = createServer((request, response) => {
  request.resume();
  if (request.method !== 'GET') {
    response.writeHead(200).end();
    return;
  }
  response.writeHead(200, { 'Content-Length': 5_000_000 });
  response.write(Buffer.alloc(100_000));
  setTimeout(() => request.socket.destroy(), 100);
});
bucket.listen(0, '127.0.0.1');
await once(bucket, 'listening');
const address = bucket.address();
const port = typeof address === 'object' && address ? address.port : 0;

const room = await startAttachmentRoom({
  storage: createStorage({ storageUrl: `http://key:secret@127.0.0.1:${port}/b`, dataFolder: '' }),
});
afterAll(async () => {
  await room.stop();
  bucket.closeAllConnections();
  bucket.close();
});

const log = Buffer.alloc(5_000_000, '2026-11-21 09:00:01 ERROR\n');

it('ends the answer when the bucket breaks off in the middle, and goes on', async () => {
  const { body } = await room.upload(log);
  for (let times = 0; times < 3; times += 1) {
    const asked = await fetch(room.url + body.url);
    await expect(asked.arrayBuffer()).rejects.toThrow('terminated');
  }
  expect((await room.upload(log)).status).toBe(201);
});

it('bears a phone that leaves before the bucket has answered or in the middle', async () => {
  const { body } = await room.upload(log);
  for (const patience of [0, 5, 20, 50, 150]) {
    const asked = get(room.url + body.url);
    asked.on('error', () => undefined);
    asked.on('response', (reply: IncomingMessage) => {
      reply.on('error', () => undefined);
      reply.resume();
    });
    await sleep(patience);
    asked.destroy();
  }
  await sleep(300);
  expect((await room.upload(log)).status).toBe(201);
});
