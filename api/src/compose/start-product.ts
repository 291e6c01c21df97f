import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

import { findActor } from '#api/accounts/index';
import { bounded } from '#api/bounds/index';
import type { Clock, MonotonicClock } from '#api/clock';
import { prepareDataDir, type Bounds, type Settings } from '#api/config/index';
import { addressReader, type AddressOf } from '#api/http/address-of';
import { callCounter } from '#api/http/count-calls';
import { createApp, type AppParts } from '#api/http/create-app';
import { watchEventLoop } from '#api/http/event-loop';
import { createGate, type Gate } from '#api/http/gate';
import { assertPortFree, listen, stopListening } from '#api/http/listen';
import type { LiveLimits, Presence } from '#api/live/index';
import type { Log } from '#api/log';
import { buildIndexes, isReachable, migrate, probeWrite, type Database } from '#api/mongo/index';
import type { Room } from '#api/room';
import { watchRoom } from '#api/storage/index';

import type { HandleLoss } from './database';
import { layFoundation, type Foundation, type Ground } from './foundation';
import { listRooms } from './list-rooms';
import { startLive } from './live';
import { mountRooms } from './mount-rooms';
import { composeRooms, type RoomDeps } from './room-deps';
import { startWork } from './start-work';
import { undoAll, type Undo } from './undo';

export type Options = {
  log: Log;
  clock?: Clock;
  monotonic?: MonotonicClock;
  /** Instead of those of the settings. */
  bounds?: Bounds;
  /** Whether everybody waits; left out, the event loop says so. */
  isBusy?: () => boolean;
  /** Who of these people has the app open; left out, open connections say so. */
  isThere?: Presence['among'];
  /** Instead of the usual ones. */
  live?: Partial<LiveLimits>;
  handleLoss?: HandleLoss;
  /** Fills a sandbox when the settings ask for it. Indexes exist. */
  loadDemo?: (foundation: Foundation) => Promise<unknown>;
  /** Folder of the built web version. */
  webRoot?: string;
};

/** The running product. */
export type Product = {
  url: string;
  rooms: RoomDeps;
  database: Database;
  /** Finishes what runs, refuses what comes, closes everything: within ten seconds. */
  stop: () => Promise<void>;
};

const builtWebApp = fileURLToPath(new URL('../../../miniapp/dist/h5', import.meta.url));

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
  const { log } = options;
  const server = createServer({ maxHeaderSize: bounded.headerBytes.most });
  const ground = await layFoundation({ settings, options, server }, undo);
  const { bus, foundation, presence, wechatSide } = ground;
  const deps = await composeRooms(foundation);
  undo.push(deps.attachments.pictures.stop, deps.records.paper.stop);
  const rooms = listRooms(deps);
  const addressOf = readAddresses(settings, log);
  const gate = createGate();
  const eventLoop = watchEventLoop();
  undo.push(eventLoop.stop);
  const app = await createApp(
    appParts({
      ...{ settings, options, ground, deps, rooms, addressOf, gate },
      ...{ isBusy: options.isBusy ?? eventLoop.isBusy, loopDelay: eventLoop.delay },
    }),
  );
  await migrate(foundation.database);
  await buildIndexes(foundation.database);
  if (settings.hasDemo && !settings.wechat) {
    await options.loadDemo?.(foundation);
  }
  const handle = app.callback();
  server.on('request', (request, response) => void handle(request, response));
  const url = await listen(server, settings);
  const live = startLive(server, {
    ...{ settings, deps, bus, presence, log, addressOf },
    limits: options.live,
  });
  wechatSide.connect(url);
  undo.push(await startWork(rooms, { ...foundation, events: wechatSide.events, log }));
  const stop = async () => {
    await live.stop();
    await stopListening(server, gate);
    await undoAll(undo);
  };
  return { url, rooms: deps, database: foundation.database, stop };
}

type Parts = {
  settings: Settings;
  options: Options;
  ground: Ground;
  deps: RoomDeps;
  rooms: readonly Room[];
  addressOf: AddressOf;
  gate: Gate;
  isBusy: () => boolean;
  loopDelay: () => number;
};

function appParts({ settings, options, ground, deps, rooms, ...http }: Parts) {
  const { bounds, clock, database } = ground.foundation;
  const { log, webRoot = builtWebApp } = options;
  const { mountDev, mountCallback } = ground.wechatSide;
  return {
    ...http,
    ...{ bounds, clock, log, mountDev, mountCallback, webRoot },
    count: callCounter(bounds, ground.bus.redis),
    describeWork: ground.foundation.counts.describe,
    metricsToken: settings.metricsToken,
    isHttps: settings.publicUrl?.startsWith('https:') ?? false,
    findActor: (token) => findActor(deps.accounts, token),
    isDatabaseReachable: () => isReachable(database, 2000),
    room: watchRoom({ folder: settings.dataDir, probe: () => probeWrite(database), log }),
    mountApi: (routes) => mountRooms(routes, rooms),
  } satisfies AppParts;
}

function readAddresses({ trustedProxies }: Settings, log: Log): AddressOf {
  return addressReader(trustedProxies, () => {
    log.warn('request.proxy_not_trusted');
  });
}
