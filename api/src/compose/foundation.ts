import type { Server } from 'node:http';

import type { AccountPorts } from '#api/accounts/index';
import {
  countWork,
  failureRepository,
  createAttempts,
  type Attempts,
  type FailureRepository,
  type WorkCounts,
} from '#api/background/index';
import { bounded } from '#api/bounds/index';
import { changesOnBus, type RecordChanges } from '#api/cache/index';
import { monotonicClock, systemClock, type Clock, type MonotonicClock } from '#api/clock';
import { keptSecret, type Bounds, type Settings } from '#api/config/index';
import { limitersIn, type CreateLimiter } from '#api/http/limiters';
import { addressOfServer } from '#api/http/listen';
import { livePresence, type Bus, type Presence } from '#api/live/index';
import type { Log } from '#api/log';
import type { ModerationDeps } from '#api/moderation/index';
import type { Database } from '#api/mongo/index';
import type { PushDeps, TemplateIds } from '#api/notices/index';
import { createStorage, type Storage } from '#api/storage/index';

import { connectBus, type ProcessBus } from './bus';
import { startDatabase, type HandleLoss } from './database';
import type { Undo } from './undo';
import { composeWechat, type WechatSide } from './wechat';

/** What all rooms stand on. */
export type Foundation = {
  database: Database;
  storage: Storage;
  wechat: AccountPorts['wechat'] & ModerationDeps['wechat'] & PushDeps['wechat'];
  /** Where WeChat fetches our files; null: it cannot, or could not tell what it found. */
  fileBase: () => string | null;
  /** What is said and shown is the product's own: nobody looks it over. */
  isContentOurs?: boolean;
  newcomer: WechatSide['newcomer'];
  agree: WechatSide['agree'];
  /** Of one person. */
  mostSessions?: number;
  templateIds: TemplateIds;
  /** How tickets find their engineers until a manager chooses. */
  assignmentMode: Settings['assignmentMode'];
  dataDir: string;
  secret: string;
  clock: Clock;
  monotonic: MonotonicClock;
  /** What the product does by itself, and what of it keeps failing. */
  attempts: Attempts;
  counts: WorkCounts;
  failures: FailureRepository;
  bounds: Bounds;
  /** Counts what people do, together with the other processes. */
  createLimiter: CreateLimiter;
  /** Tells the phones that look on, at whichever process. */
  announce: Bus['publish'];
  /** Which of these people of the staff have the app open. */
  isThere: Presence['among'];
  /** What keeps in step the records that processes keep in memory. */
  changes: RecordChanges;
};

export type Ground = {
  foundation: Foundation;
  bus: ProcessBus;
  presence: Presence;
  wechatSide: WechatSide;
};

type Parts = {
  settings: Settings;
  options: {
    log: Log;
    clock?: Clock;
    monotonic?: MonotonicClock;
    bounds?: Bounds;
    isThere?: Presence['among'];
    handleLoss?: HandleLoss;
  };
  server: Server;
};

/**
 * Everything outside of this process, connected.
 *
 * @throws {StartError}
 */
export async function layFoundation(
  { settings, options, server }: Parts,
  undo: Undo,
): Promise<Ground> {
  const { log, clock = systemClock, monotonic = monotonicClock } = options;
  const { dataDir, host, storageUrl } = settings;
  const database = await startDatabase(settings, undo, options.handleLoss);
  const ownAddress = () => addressOfServer(server, host);
  const wechatSide = await composeWechat({ settings, database, clock, log, ownAddress }, undo);
  const bus = await connectBus(settings, log, undo);
  const presence = livePresence({ bus, monotonic, isAlone: bus.redis === null });
  undo.push(presence.stop);
  const failures = failureRepository(database);
  const counts = countWork();
  const { agree, fileBase, newcomer, templateIds, wechat } = wechatSide;
  const foundation: Foundation = {
    ...{
      agree,
      clock,
      counts,
      database,
      dataDir,
      failures,
      fileBase,
      monotonic,
      newcomer,
      templateIds,
      wechat,
    },
    assignmentMode: settings.assignmentMode,
    attempts: createAttempts({ failures, clock, log, counts }),
    storage: createStorage({ storageUrl, dataFolder: dataDir }),
    mostSessions: (settings.wechat ? bounded.sessionsOfPerson : bounded.sessionsInSandbox).most,
    secret: settings.secret ?? (await keptSecret(dataDir)),
    bounds: options.bounds ?? settings.bounds,
    createLimiter: limitersIn(bus.redis),
    announce: bus.publish,
    isThere: options.isThere ?? presence.among,
    changes: changesOnBus({
      ...bus,
      // the embedded database is this process's own
      isShared: bus.redis !== null || settings.mongodbUri === null,
    }),
  };
  return { foundation, bus, presence, wechatSide };
}
