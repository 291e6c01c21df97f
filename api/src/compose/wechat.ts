import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import type Router from '@koa/router';

import { standsAlone, type AccountPorts } from '#api/accounts/index';
import { createSignal } from '#api/background/index';
import type { Clock } from '#api/clock';
import type { Settings } from '#api/config/index';
import type { AppParts } from '#api/http/create-app';
import type { Log } from '#api/log';
import type { Database } from '#api/mongo/index';
import {
  mongoPushInbox,
  mongoTokenStore,
  mongoUsedSignatures,
  wechatClient,
  wechatPushRoutes,
  type EventInbox,
  type PushSettings,
  type WechatClient,
  type WechatSettings,
} from '#api/wechat/index';

import type { Undo } from './undo';

type Parts = {
  settings: Settings;
  database: Database;
  clock: Clock;
  log: Log;
  /** Where this server is reached; null while it does not listen. */
  ownAddress: () => string | null;
};
type TemplateIds = NonNullable<Settings['wechat']>['templateIds'];

/** WeChat, and who somebody is who comes from there for the first time. */
export type WechatSide = {
  wechat: WechatClient;
  templateIds: TemplateIds;
  newcomer: AccountPorts['newcomer'];
  /** What WeChat tells by itself; null: it was not told where. */
  events: EventInbox | null;
  mountPush: AppParts['mountPush'];
  /** What only a sandbox has. */
  mountDev: ((router: Router) => void) | null;
  /** Where WeChat fetches our files; null: it cannot, or could not tell what it found. */
  fileBase: () => string | null;
  /** The product serves at this address from now on. */
  connect: (url: string) => void;
};

/** The real WeChat, or a sandbox that speaks like it; our own code is the same for both. */
export function openWechat(parts: Parts, undo: Undo): Promise<WechatSide> {
  const { wechat } = parts.settings;
  return wechat ? Promise.resolve(realWechat(parts, wechat)) : openSandbox(parts, undo);
}

function realWechat(parts: Parts, real: NonNullable<Settings['wechat']>): WechatSide {
  const { appId, appSecret, apiBase, pushToken, pushAesKey, pushMode, programState } = real;
  const { publicUrl } = parts.settings;
  const push =
    pushToken === null
      ? null
      : openPush(parts, {
          ...{ appId, token: pushToken, aesKey: pushAesKey },
          takesPlain: pushMode === 'plain',
        });
  return {
    wechat: openClient(parts, { appId, secret: appSecret, apiBase, programState }),
    templateIds: real.templateIds,
    newcomer: standsAlone,
    events: push?.events ?? null,
    mountPush: push?.mount ?? null,
    mountDev: null,
    fileBase: () => (push ? publicUrl : null),
    connect: () => {
      if (!push || publicUrl === null) {
        parts.log.warn('wechat.pictures_unchecked');
      }
    },
  };
}

async function openSandbox(parts: Parts, undo: Undo): Promise<WechatSide> {
  const { startWechatSandbox } = await import('../../wechat-sandbox/index');
  const { castNewcomer, devRoutes } = await import('#api/dev/index');
  const keepIn = join(parts.settings.dataDir, 'wechat-sandbox.json');
  const sandbox = await startWechatSandbox({ host: '127.0.0.1', port: 0, keepIn });
  undo.push(sandbox.stop);
  const { id: appId, secret } = sandbox.app;
  // what is entered in the console of a real account; here both sides live in this process
  const token = randomBytes(16).toString('hex');
  const aesKey = randomBytes(32).toString('base64').slice(0, 43);
  const push = openPush(parts, { appId, token, aesKey });
  return {
    wechat: openClient(parts, { appId, secret, apiBase: sandbox.url }),
    templateIds: sandbox.templateIds,
    newcomer: castNewcomer,
    events: push.events,
    mountPush: push.mount,
    mountDev: (router) => {
      devRoutes(router, sandbox);
    },
    fileBase: parts.ownAddress,
    connect: (url) => {
      sandbox.connectPush({ url: `${url}/api/v1/wechat/callback`, token, aesKey });
    },
  };
}

function openClient({ database, clock, log }: Parts, settings: WechatSettings): WechatClient {
  return wechatClient({ settings, clock, log, tokens: mongoTokenStore(database) });
}

function openPush({ database, clock, log }: Parts, settings: PushSettings) {
  const events = { inbox: mongoPushInbox(database), clock, eventsDue: createSignal() };
  const used = mongoUsedSignatures(database);
  const mount: NonNullable<AppParts['mountPush']> = (router, counting) => {
    wechatPushRoutes(router, { ...counting, settings, events, used, clock, log });
  };
  return { events, mount };
}
