import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

import Router from '@koa/router';
import Koa from 'koa';

import {
  attachmentsRoom,
  attachmentDeps,
  type AttachmentDeps,
  type Gatekeeper,
} from '#api/attachments/index';
import { noOtherProcess } from '#api/cache/index';
import { widenBounds, type Bounds } from '#api/config/index';
import type { ApiRoutes } from '#api/http/api-routes';
import { drainBody } from '#api/http/drain-body';
import { handleErrors } from '#api/http/handle-errors';
import { limitersIn } from '#api/http/limiters';
import { buildIndexes, connectDatabase } from '#api/mongo/index';
import { createStorage, type Storage } from '#api/storage/index';
import type { AttachmentReply } from '#shared/attachments/attachment-api';
import type { ErrorCode } from '#shared/errors/error-codes';

import { roomAttempts } from '../attempts';
import { startTestMongo } from '../embedded-mongo';
import { temporaryFolder } from '../server';

type Upload = { name?: string; key?: string; field?: string; as?: string; formName?: string };
/** Whoever sends a file may see it. */
type Answer = { status: number; body: AttachmentReply & { code: ErrorCode; url: string } };

type Parts = {
  storage?: Storage;
  bounds?: Partial<Bounds>;
  pictureLimits?: Parameters<typeof attachmentDeps>[0]['pictureLimits'];
};

/** The room behind HTTP on a real database and disk; the header `x-person` says who asks. */
export async function startAttachmentRoom({ storage, bounds, pictureLimits }: Parts = {}) {
  const dataDir = temporaryFolder('room');
  mkdirSync(path.join(dataDir, 'attachments'));
  const mongo = await startTestMongo();
  const database = await connectDatabase(mongo.uri);
  const time = { now: new Date('2026-11-02T02:00:00Z') };
  const clock = () => time.now;
  const deps = await attachmentDeps({
    changes: noOtherProcess(),
    createLimiter: limitersIn(null),
    database,
    storage: storage ?? createStorage({ storageUrl: null, dataFolder: dataDir }),
    dataDir,
    secret: 'a secret of the test',
    clock,
    attempts: roomAttempts(database, clock),
    bounds: { ...widenBounds(1), ...bounds },
    ...(pictureLimits && { pictureLimits }),
  });
  await buildIndexes(database);
  const bugs: unknown[] = [];
  const server = createServer(serve(deps, bugs));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{ deps, database, url, port, time, bugs, dataDir },
    upload: (bytes: Buffer, options?: Upload) => upload(url, bytes, options),
    /** Names of all files below the data folder that belong to attachments. */
    files: () => filesBelow(path.join(dataDir, 'attachments')),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await deps.pictures.stop();
      await database.close();
      await mongo.stop();
    },
  };
}

/** Everybody is a customer and sees their own. */
const ownersOnly: Gatekeeper = {
  findReader: ({ id }) => Promise.resolve({ id, role: 'customer', organizationId: null }),
  maySee: ({ id }, { ownerId }) => Promise.resolve(id === ownerId),
};

function serve(deps: AttachmentDeps, bugs: unknown[]) {
  const router = new Router({ prefix: '/api/v1' });
  const add: ApiRoutes['add'] = (endpoint, answer) => {
    router.register(endpoint.path, [endpoint.method], answer);
  };
  attachmentsRoom(deps, ownersOnly).mount({ add });
  const app = new Koa();
  app.silent = true;
  app.use(drainBody);
  app.use(handleErrors((error) => bugs.push(error)));
  app.use((ctx, next) => {
    const id = ctx.get('x-person');
    ctx.state['actor'] = id === '' ? undefined : { id, role: 'customer', organizationId: null };
    return next();
  });
  const handle = app.use(router.routes()).callback();
  return (...call: Parameters<typeof handle>) => {
    void handle(...call);
  };
}

async function upload(url: string, bytes: Buffer, options: Upload = {}): Promise<Answer> {
  const { name = 'file', key, field = 'file', as = 'linxiao', formName } = options;
  const form = new FormData();
  if (formName !== undefined) {
    form.set('name', formName);
  }
  form.set(field, new Blob([bytes]), name);
  const reply = await fetch(`${url}/api/v1/attachments`, {
    method: 'POST',
    body: form,
    headers: { ...(as && { 'x-person': as }), ...(key && { 'Idempotency-Key': key }) },
  });
  return { status: reply.status, body: (await reply.json()) as Answer['body'] };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}
