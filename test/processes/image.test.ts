import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import type { AttachmentReply } from '#shared/attachments/attachment-api';

import { startWechatSandbox, type WechatSandbox } from '../../api/wechat-sandbox/index';
import { apiClient } from '../support/api-client';
import { aPicture } from '../support/attachments';
import { compiledApi } from '../support/compiled-api';
import { environmentOf, readCompose, serviceOf } from '../support/deploy/compose-file';
import { readImage } from '../support/deploy/dockerfile';
import { layOutImage, productionPackages } from '../support/deploy/image-folder';
import { startTestMongo } from '../support/embedded-mongo';
import { startRedis } from '../support/redis-server';
import { startS3Double } from '../support/s3-double';
import { freePort, temporaryFolder } from '../support/server';

const image = readImage();
const app = temporaryFolder('image');
const cleanUp: (() => Promise<unknown>)[] = [];
let sandbox: WechatSandbox;
let s3: Awaited<ReturnType<typeof startS3Double>>;
let env: Record<string, string>;
let child: ChildProcess;
let output = '';
let heldAtFirst: string[];

beforeAll(async () => {
  compiledApi();
  layOutImage(app);
  heldAtFirst = held();
  const mongo = await startTestMongo();
  const redis = await startRedis();
  s3 = await startS3Double();
  sandbox = await startWechatSandbox({ host: '127.0.0.1', port: 0 });
  cleanUp.push(mongo.stop, redis.stop, s3.stop, sandbox.stop);
  env = {
    ...image.env,
    ...environmentOf(serviceOf(readCompose(), 'api-1')),
    // what a container has of its own, and the addresses at which the others are here
    ...{ DATA_DIR: temporaryFolder('image-data'), TMPDIR: temporaryFolder('image-tmp') },
    ...{ HOST: '127.0.0.1', PORT: String(await freePort()) },
    ...{ MONGODB_URI: mongo.uri, REDIS_URL: redis.url, STORAGE_URL: s3.url },
    ...{ WECHAT_API_BASE: sandbox.url, WECHAT_APP_ID: sandbox.app.id },
    WECHAT_APP_SECRET: sandbox.app.secret,
    // its packages are links to those of this project, and must not find more than what is laid out
    NODE_PRESERVE_SYMLINKS: '1',
    NODE_PRESERVE_SYMLINKS_MAIN: '1',
  };
  const [program, ...words] = image.command;
  expect(program).toBe('node');
  child = spawn(process.execPath, words, { cwd: app, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  while (!(await isReady())) {
    if (child.exitCode !== null) {
      throw new Error(`it ended with ${child.exitCode}: ${output}`);
    }
    await sleep(50);
  }
}, 120_000);
afterAll(async () => {
  child.kill('SIGKILL');
  for (const close of cleanUp.splice(0)) {
    await close();
  }
});

/** Names of what the folder of the image holds, packages aside: those are links. */
const held = () =>
  ['.', 'api', 'api/dist/product', 'miniapp'].flatMap((part) =>
    readdirSync(path.join(app, part), { recursive: part.includes('/'), encoding: 'utf8' }),
  );

const url = () => `http://127.0.0.1:${env['PORT'] ?? ''}`;
const isReady = () =>
  fetch(`${url()}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

it('holds the packages of the product, and none that translate sources or belong to the embedded database', () => {
  const names = productionPackages().map((place) => place.split('node_modules/')[1]);
  expect(names).toEqual(expect.arrayContaining(['koa', 'mongoose', 'sharp', 'dayjs', 'pino']));
  const unwanted = ['tsx', 'esbuild', 'lmdb', 'mingo', 'jest', 'typescript'];
  expect(names.filter((name) => unwanted.includes(name ?? ''))).toEqual([]);
});

it('is well, as the health check of the image says', async () => {
  const [program, ...words] = image.healthCommand;
  expect(program).toBe('node');
  const check = (port: string) =>
    promisify(execFile)(process.execPath, words, { env: { PORT: port } });
  await check(env['PORT'] ?? '');
  await expect(check(String(await freePort()))).rejects.toMatchObject({ code: 1 });
});

it('serves the web app and the product, and keeps attachments in the bucket', async () => {
  const page = await fetch(url());
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<html')]);
  const { token } = await apiClient(url()).signIn('customer');
  const form = new FormData();
  const picture = await aPicture(40, 30, '#0066cc').png().toBuffer();
  form.append('file', new Blob([new Uint8Array(picture)]), '截图.png');
  const headers = { authorization: `Bearer ${token}` };
  const reply = await fetch(`${url()}/api/v1/attachments`, { method: 'POST', headers, body: form });
  expect([reply.status, ((await reply.json()) as AttachmentReply).kind]).toEqual([201, 'image']);
  expect(s3.objects.size).toBeGreaterThan(0);
  const numbers = await fetch(`${url()}/metrics`);
  const shown = await fetch(`${url()}/metrics`, {
    headers: { authorization: `Bearer ${env['METRICS_TOKEN'] ?? ''}` },
  });
  expect([numbers.status, shown.status]).toEqual([404, 200]);
});

it('gives a role on the command line', async () => {
  const staff = path.join(path.dirname(image.command.at(-1) ?? ''), 'staff.mjs');
  const given = promisify(execFile)(process.execPath, [staff, '13800138000', 'engineer'], {
    ...{ cwd: app, env },
  });
  await expect(given).rejects.toMatchObject({
    stderr: expect.stringContaining('has the phone number 13800138000') as string,
  });
});

it('writes nothing beside its data, and ends with 0 when it is asked to stop', async () => {
  expect(held()).toEqual(heldAtFirst);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}, 60_000);

it('gives Node the same options everywhere', async () => {
  const program =
    "import('./scripts/compiled.js').then((it) => console.log(JSON.stringify(it.nodeOptions)))";
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program]);
  const options = JSON.parse(stdout) as string[];
  expect(image.command).toEqual(['node', ...options, 'api/dist/product/main.mjs']);
  expect(compiledApi()).toEqual([...options, 'api/dist/product/main.mjs']);
});
