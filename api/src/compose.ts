import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';

import { findActor } from './accounts/index';
import { failureRepository, openAttempts, startJobs } from './background/index';
import { monotonicClock, systemClock, type Clock, type MonotonicClock } from './clock';
import { keptSecret, prepareDataDir, type Bounds, type Settings } from './config/index';
import { addressReader } from './http/address-of';
import { callCounter } from './http/count-calls';
import { createApp } from './http/create-app';
import { createGate, type Gate } from './http/gate';
import { idempotencyRepository } from './http/idempotency-repository';
import { assertPortFree, listen, stopListening } from './http/listen';
import { openBus, startLive } from './live-side';
import type { LiveLimits } from './live/index';
import type { Log } from './log';
import { buildIndexes, isReachable, probeWrite, type Database } from './mongo/index';
import { mountRooms } from './mount-rooms';
import { openDatabase, openWechat, type HandleLoss, type Undo } from './outer-world';
import { openRooms, type Foundation, type Rooms } from './rooms';
import { hearWechat, roomJobs, startRooms } from './start-rooms';
import { openStorage, watchRoom } from './storage/index';

export type Options = {
  log: Log;
  clock?: Clock;
  monotonic?: MonotonicClock;
  /** Instead of those of the settings. */
  bounds?: Bounds;
  /** Instead of the usual ones. */
  live?: Partial<LiveLimits>;
  handleLoss?: HandleLoss;
  /** Folder of the built web version. */
  webRoot?: string;
};

/** The running product. */
export type Product = {
  url: string;
  rooms: Rooms;
  database: Database;
  /** Finishes what runs, refuses what comes, closes everything: within ten seconds. */
  stop: () => Promise<void>;
};

const builtWebApp = fileURLToPath(new URL('../../miniapp/dist/h5', import.meta.url));

/**
 * Puts the product together and starts it.
 *
 * @throws {StartError} with a sentence for the person who started it
 */
export async function startProduct(settings: Settings, options: Options): Promise<Product> {
  const undo: Undo = [];
  try {
    await prepareDataDir(settings.dataDir);
    await assertPortFree(settings);
    return await compose(settings, options, undo);
  } catch (error: unknown) {
    await undoAll(undo);
    throw error;
  }
}

async function compose(settings: Settings, options: Options, undo: Undo): Promise<Product> {
  const { log, clock = systemClock, monotonic = monotonicClock, webRoot = builtWebApp } = options;
  const bounds = options.bounds ?? settings.bounds;
  const addressOf = readAddresses(settings, log);
  const database = await openDatabase(settings, undo, options.handleLoss);
  const failures = failureRepository(database);
  const attempts = openAttempts({ failures, clock, log });
  const wechatSide = await openWechat({ settings, database, attempts, clock, log }, undo);
  const bus = await openBus(settings, log, undo);
  const foundation: Foundation = {
    ...wechatSide,
    ...{ attempts, database, failures },
    storage: openStorage({ storageUrl: settings.storageUrl, dataFolder: settings.dataDir }),
    dataDir: settings.dataDir,
    secret: settings.secret ?? (await keptSecret(settings.dataDir)),
    ...{ bounds, clock, monotonic },
    announce: bus.publish,
  };
  const rooms = await openRooms(foundation);
  undo.push(rooms.attachments.pictures.stop);
  const gate = createGate();
  const app = await createApp({
    ...wechatSide,
    ...{ log, clock, gate, addressOf },
    count: callCounter(bounds, bus.redis),
    metricsToken: settings.metricsToken,
    webRoot,
    isHttps: settings.publicUrl?.startsWith('https:') ?? false,
    records: idempotencyRepository(database),
    findActor: (token) => findActor(rooms.accounts, token),
    isDatabaseReachable: () => isReachable(database, 2000),
    room: watchRoom({ folder: settings.dataDir, probe: () => probeWrite(database), log }),
    mountApi: (routes) => mountRooms(routes, rooms),
  });
  await buildIndexes(database);
  if (settings.hasDemo && !settings.wechat) {
    const { loadDemo } = await import('../demo/index');
    await loadDemo(foundation, log);
  }
  const handle = app.callback();
  const { server, url } = await listen(
    (request, response) => void handle(request, response),
    settings,
  );
  const live = startLive(server, { settings, rooms, bus, log, addressOf, limits: options.live });
  // before the rooms: what waits for WeChat must know where its files are fetched
  wechatSide.start(url, (event) => hearWechat(rooms, event));
  undo.push(startJobs(roomJobs(rooms), log), startRooms(rooms, log).stop);
  return { url, rooms, database, stop: () => stop({ server, gate, live, undo }) };
}

function readAddresses({ trustedProxies }: Settings, log: Log) {
  return addressReader(trustedProxies, () => {
    log.warn('request.proxy_not_trusted');
  });
}

type Running = { server: Server; gate: Gate; live: ReturnType<typeof startLive>; undo: Undo };

async function stop({ server, gate, live, undo }: Running) {
  await live.stop();
  await stopListening(server, gate);
  await undoAll(undo);
}

async function undoAll(undo: Undo): Promise<void> {
  for (const step of undo.splice(0).reverse()) {
    await step();
  }
}
