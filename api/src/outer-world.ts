import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import type Router from '@koa/router';

import { standsAlone, type AccountPorts } from './accounts/index';
import type { Attempts } from './background/index';
import type { Clock } from './clock';
import { StartError, type Settings } from './config/index';
import type { AppParts } from './http/create-app';
import type { Log } from './log';
import { connectDatabase, type Database } from './mongo/index';
import {
  mongoPushInbox,
  mongoTokenStore,
  mongoUsedSignatures,
  pushWork,
  wechatClient,
  wechatPushRoutes,
  type PushEvent,
  type PushSettings,
  type WechatClient,
  type WechatSettings,
} from './wechat/index';

/** What to undo when the product stops, last one first. */
export type Undo = (() => Promise<unknown>)[];

/** The embedded database is gone, and nothing can go on without it. */
export type HandleLoss = (error: Error) => void;

/**
 * The database of the settings, or the embedded one.
 *
 * @throws {StartError}
 */
export async function openDatabase(
  settings: Settings,
  undo: Undo,
  handleLoss?: HandleLoss,
): Promise<Database> {
  const uri = settings.mongodbUri ?? (await startEmbedded(settings.dataDir, undo, handleLoss));
  try {
    const database = await connectDatabase(uri);
    undo.push(() => database.close());
    return database;
  } catch (cause: unknown) {
    throw new StartError(
      'The database at MONGODB_URI does not answer: start it, correct the address, or leave MONGODB_URI out to use the embedded database.',
      cause,
    );
  }
}

async function startEmbedded(
  dataDir: string,
  undo: Undo,
  handleLoss?: HandleLoss,
): Promise<string> {
  const { startEmbeddedMongo } = await import('../embedded-mongo/index');
  try {
    const { uri, stop, failed } = await startEmbeddedMongo({ dataDir: join(dataDir, 'database') });
    undo.push(stop);
    void failed.then(handleLoss);
    return `${uri}huisheng?directConnection=true`;
  } catch (cause: unknown) {
    // it says in one sentence what is wrong with its folder
    throw new StartError(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

type Parts = {
  settings: Settings;
  database: Database;
  attempts: Attempts;
  clock: Clock;
  log: Log;
};
type OnEvent = (event: PushEvent) => Promise<void>;
type Mount = (router: Router) => void;
type MountPush = NonNullable<AppParts['mountPush']>;
type TemplateIds = NonNullable<Settings['wechat']>['templateIds'];

/** WeChat, and who somebody is who comes from there for the first time. */
export type WechatSide = {
  wechat: WechatClient;
  templateIds: TemplateIds;
  newcomer: AccountPorts['newcomer'];
  mountPush: MountPush | null;
  /** What only a sandbox has. */
  mountDev: Mount | null;
  /** Where WeChat fetches our files; null: it cannot, or could not tell what it found. */
  fileBase: () => string | null;
  /** The product serves at this address from now on, and listens to what WeChat tells. */
  start: (url: string, onEvent: OnEvent) => void;
};

/** The real WeChat, or a sandbox that speaks like it; our own code is the same for both. */
export function openWechat(parts: Parts, undo: Undo): Promise<WechatSide> {
  const { wechat } = parts.settings;
  return wechat ? Promise.resolve(realWechat(parts, wechat, undo)) : openSandbox(parts, undo);
}

function realWechat(parts: Parts, real: NonNullable<Settings['wechat']>, undo: Undo): WechatSide {
  const { appId, appSecret, apiBase, pushToken, pushAesKey, pushMode, programState } = real;
  const takesPlain = pushMode === 'plain';
  const { publicUrl } = parts.settings;
  const push =
    pushToken === null
      ? null
      : openPush(parts, { appId, token: pushToken, aesKey: pushAesKey, takesPlain }, undo);
  return {
    wechat: openClient(parts, { appId, secret: appSecret, apiBase, programState }),
    templateIds: real.templateIds,
    newcomer: standsAlone,
    mountPush: push?.mount ?? null,
    mountDev: null,
    fileBase: () => (push ? publicUrl : null),
    start: (_url, onEvent) => {
      if (!push || publicUrl === null) {
        parts.log.warn('wechat.pictures_unchecked');
      }
      push?.start(onEvent);
    },
  };
}

async function openSandbox(parts: Parts, undo: Undo): Promise<WechatSide> {
  const { startWechatSandbox } = await import('../wechat-sandbox/index');
  const { castNewcomer, devRoutes } = await import('./dev/index');
  const keepIn = join(parts.settings.dataDir, 'wechat-sandbox.json');
  const sandbox = await startWechatSandbox({ host: '127.0.0.1', port: 0, keepIn });
  undo.push(sandbox.stop);
  const { id: appId, secret } = sandbox.app;
  // what is entered in the console of a real account; here both sides live in this process
  const token = randomBytes(16).toString('hex');
  const aesKey = randomBytes(32).toString('base64').slice(0, 43);
  const push = openPush(parts, { appId, token, aesKey }, undo);
  const served: { url: string | null } = { url: null };
  return {
    wechat: openClient(parts, { appId, secret, apiBase: sandbox.url }),
    templateIds: sandbox.templateIds,
    newcomer: castNewcomer,
    mountPush: push.mount,
    mountDev: (router) => {
      devRoutes(router, sandbox);
    },
    fileBase: () => served.url,
    start: (url, onEvent) => {
      served.url = url;
      push.start(onEvent);
      sandbox.connectPush({ url: `${url}/api/v1/wechat/callback`, token, aesKey });
    },
  };
}

function openClient({ database, clock, log }: Parts, settings: WechatSettings): WechatClient {
  return wechatClient({ settings, clock, log, tokens: mongoTokenStore(database) });
}

function openPush({ attempts, database, clock, log }: Parts, settings: PushSettings, undo: Undo) {
  // until somebody listens, an event fails and is tried again
  const state: { onEvent: OnEvent } = { onEvent: () => Promise.reject(new Error('starting')) };
  const work = pushWork({
    inbox: mongoPushInbox(database),
    ...{ attempts, clock, log },
    onEvent: async (event) => {
      await state.onEvent(event);
      log.info('wechat.push_received', { kind: event.kind });
    },
  });
  undo.push(work.stop);
  const used = mongoUsedSignatures(database);
  const mount: MountPush = (router, counting) => {
    wechatPushRoutes(router, { ...counting, settings, work, used, clock, log });
  };
  const start = (onEvent: OnEvent) => {
    state.onEvent = onEvent;
    work.start();
  };
  return { mount, start };
}
