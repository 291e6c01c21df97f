import { createLog, type Log } from '#api/log';
import { buildIndexes, connectDatabase } from '#api/mongo/index';
import {
  mongoCallbackInbox,
  mongoTokenStore,
  mongoUsedSignatures,
  wechatClient,
} from '#api/wechat/index';

import { startWechatSandbox, type WechatSandbox } from '../../api/wechat-sandbox/index';

import { roomAttempts } from './attempts';
import { startTestMongo } from './embedded-mongo';

type Options = Partial<Parameters<typeof startWechatSandbox>[0]>;
type Storage = Awaited<ReturnType<typeof createStorage>>;
export type WechatWorld = ReturnType<typeof joined> & { stop: () => Promise<void> };

/** For each test of the file a fresh sandbox and client; the database is emptied in between. */
export function freshWechatWorld(options: Options = {}): { world: WechatWorld } {
  let storage: Storage;
  const fresh = {} as { world: WechatWorld };
  beforeAll(async () => {
    storage = await createStorage();
  });
  beforeEach(async () => {
    fresh.world = await createWorld(storage, options);
  });
  afterEach(async () => {
    await fresh.world.stop();
    await storage.empty();
  });
  afterAll(() => storage.stop());
  return fresh;
}

async function createStorage() {
  const mongo = await startTestMongo();
  const database = await connectDatabase(mongo.uri);
  const stores = {
    tokens: mongoTokenStore(database),
    inbox: mongoCallbackInbox(database),
    used: mongoUsedSignatures(database),
  };
  roomAttempts(database, () => new Date());
  await buildIndexes(database);
  return {
    ...{ ...stores, database },
    empty: () => Promise.all(Object.values(database.models).map((model) => model.deleteMany({}))),
    stop: async () => {
      await database.close();
      await mongo.stop();
    },
  };
}

async function createWorld(storage: Storage, options: Options): Promise<WechatWorld> {
  const time = { now: new Date('2026-11-22T02:00:00Z') };
  const sandbox = await startWechatSandbox({
    host: '127.0.0.1',
    port: 0,
    now: () => time.now.getTime(),
    mediaDelay: 0,
    callbackPatience: 30_000,
    callbackPause: 0,
    ...options,
  });
  return { ...joined(storage, sandbox, time), stop: sandbox.stop };
}

/** Our client, the sandbox and the database, all on one clock that only the test moves. */
function joined(storage: Storage, sandbox: WechatSandbox, time: { now: Date }) {
  const { database, tokens, inbox, used } = storage;
  const { log, lines } = listeningLog();
  const clock = () => time.now;
  const settings = { appId: sandbox.app.id, secret: sandbox.app.secret, apiBase: sandbox.url };
  const deps = { settings, clock, log, tokens, patience: 30_000 };
  return {
    ...{ sandbox, inbox, used, deps, clock, log, lines, settings, time },
    attempts: roomAttempts(database, clock, log),
    client: wechatClient(deps),
    /** Milliseconds. */
    pass: (milliseconds: number) => {
      time.now = new Date(time.now.getTime() + milliseconds);
    },
  };
}

/** A log that keeps what is written to it. */
function listeningLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { log: createLog('debug', { write: (line) => lines.push(line) }), lines };
}
