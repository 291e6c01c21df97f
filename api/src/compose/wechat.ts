import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import type Router from '@koa/router';

import { standsAlone, type NewUser } from '#api/accounts/index';
import { createSignal } from '#api/background/index';
import type { Clock } from '#api/clock';
import type { Settings } from '#api/config/index';
import type { OrganizationRepository } from '#api/directory/index';
import type { AppParts } from '#api/http/create-app';
import type { Log } from '#api/log';
import type { Database } from '#api/mongo/index';
import {
  mongoCallbackInbox,
  mongoTokenStore,
  mongoUsedSignatures,
  wechatClient,
  wechatCallbackRoutes,
  type EventInbox,
  type CallbackSettings,
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
  newcomer: (
    openid: string,
    organizations: Pick<OrganizationRepository, 'register'>,
  ) => Promise<NewUser>;
  /** What WeChat tells by itself; null: it was not told where. */
  events: EventInbox | null;
  mountCallback: AppParts['mountCallback'];
  /** Somebody agrees to one push more, on a phone of the sandbox; null: only people themselves can. */
  agree: ((openid: string, templateId: string) => void) | null;
  /** What only a sandbox has. */
  mountDev: ((router: Router) => void) | null;
  /** Where WeChat fetches our files; null: it cannot, or could not tell what it found. */
  fileBase: () => string | null;
  /** The product serves at this address from now on. */
  connect: (url: string) => void;
};

/** The real WeChat, or a sandbox that speaks like it; our own code is the same for both. */
export function composeWechat(parts: Parts, undo: Undo): Promise<WechatSide> {
  const { wechat } = parts.settings;
  return wechat ? Promise.resolve(realWechat(parts, wechat)) : composeSandbox(parts, undo);
}

function realWechat(parts: Parts, real: NonNullable<Settings['wechat']>): WechatSide {
  const { appId, appSecret, apiBase, pushToken, pushAesKey, pushMode, programState } = real;
  const { publicUrl } = parts.settings;
  const callback =
    pushToken === null
      ? null
      : composeCallback(parts, {
          ...{ appId, token: pushToken, aesKey: pushAesKey },
          takesPlain: pushMode === 'plain',
        });
  return {
    wechat: composeClient(parts, { appId, secret: appSecret, apiBase, programState }),
    templateIds: real.templateIds,
    newcomer: standsAlone,
    events: callback?.events ?? null,
    mountCallback: callback?.mount ?? null,
    ...{ agree: null, mountDev: null },
    fileBase: () => (callback ? publicUrl : null),
    connect: () => {
      if (!callback || publicUrl === null) {
        parts.log.warn('wechat.pictures_unchecked');
      }
    },
  };
}

async function composeSandbox(parts: Parts, undo: Undo): Promise<WechatSide> {
  const { startWechatSandbox } = await import('../../wechat-sandbox/index');
  const { castNewcomer, devRoutes } = await import('#api/dev/index');
  const keepIn = join(parts.settings.dataDir, 'wechat-sandbox.json');
  const sandbox = await startWechatSandbox({ host: '127.0.0.1', port: 0, keepIn });
  undo.push(sandbox.stop);
  const { id: appId, secret } = sandbox.app;
  // what is entered in the console of a real account; here both sides live in this process
  const token = randomBytes(16).toString('hex');
  const aesKey = randomBytes(32).toString('base64').slice(0, 43);
  const callback = composeCallback(parts, { appId, token, aesKey });
  return {
    wechat: composeClient(parts, { appId, secret, apiBase: sandbox.url }),
    templateIds: sandbox.templateIds,
    newcomer: castNewcomer,
    events: callback.events,
    mountCallback: callback.mount,
    agree: sandbox.phones.grant,
    mountDev: (router) => {
      devRoutes(router, sandbox);
    },
    fileBase: parts.ownAddress,
    connect: (url) => {
      sandbox.connectCallbacks({ url: `${url}/api/v1/wechat/callback`, token, aesKey });
    },
  };
}

function composeClient({ database, clock, log }: Parts, settings: WechatSettings): WechatClient {
  return wechatClient({ settings, clock, log, tokens: mongoTokenStore(database) });
}

function composeCallback({ database, clock, log }: Parts, settings: CallbackSettings) {
  const events = { inbox: mongoCallbackInbox(database), clock, eventsDue: createSignal() };
  const used = mongoUsedSignatures(database);
  const mount: NonNullable<AppParts['mountCallback']> = (router, counting) => {
    wechatCallbackRoutes(router, { ...counting, settings, events, used, clock, log });
  };
  return { events, mount };
}
