import { resolve } from 'node:path';

import type * as z from 'zod/mini';

import { widenBounds, type Bounds } from './bounds';
import { settingNames, settingRows, type SettingName } from './setting-rows';
import { StartError } from './start-error';

type Parsed<Name extends SettingName> =
  | z.output<(typeof settingRows)[Name]['schema']>
  | ((typeof settingRows)[Name]['usual'] extends null ? null : never);

type WechatSettings = {
  appId: string;
  appSecret: string;
  apiBase: string;
  pushToken: string | null;
  pushAesKey: string | null;
  pushMode: Parsed<'WECHAT_PUSH_MODE'>;
  templateIds: NonNullable<Parsed<'WECHAT_TEMPLATES'>>;
  programState: Parsed<'WECHAT_PROGRAM_STATE'>;
};

export type Settings = {
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  publicUrl: string | null;
  /** Whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  metricsToken: string | null;
  mongodbUri: string | null;
  storageUrl: string | null;
  redisUrl: string | null;
  secret: string | null;
  /** Null: sandbox mode. */
  wechat: WechatSettings | null;
  /** Until a manager chooses. */
  assignmentMode: Parsed<'ASSIGNMENT_MODE'>;
  logLevel: Parsed<'LOG_LEVEL'>;
  /** How much one person or address may do. */
  bounds: Bounds;
  hasDemo: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Every setting of the process, checked.
 *
 * @throws {StartError} naming the first wrong one and what it must be
 */
export function readSettings(environment: Environment): Settings {
  for (const name of settingNames) {
    read(environment, name);
  }
  if (read(environment, 'STANDALONE') === '0') {
    assertNothingLeftOut(environment);
  }
  return {
    port: read(environment, 'PORT'),
    host: read(environment, 'HOST'),
    dataDir: resolve(read(environment, 'DATA_DIR')),
    publicUrl: read(environment, 'PUBLIC_URL')?.replace(/(?<!\/)\/+$/, '') ?? null,
    trustedProxies: read(environment, 'TRUSTED_PROXIES') ?? [],
    metricsToken: read(environment, 'METRICS_TOKEN'),
    mongodbUri: read(environment, 'MONGODB_URI'),
    storageUrl: read(environment, 'STORAGE_URL'),
    redisUrl: read(environment, 'REDIS_URL'),
    secret: read(environment, 'SECRET'),
    wechat: readWechat(environment),
    assignmentMode: read(environment, 'ASSIGNMENT_MODE'),
    logLevel: read(environment, 'LOG_LEVEL'),
    bounds: readBounds(environment),
    hasDemo: read(environment, 'DEMO') === '1',
  };
}

/** A value that was forgotten in a container would start what belongs on a desk. */
function assertNothingLeftOut(environment: Environment) {
  for (const name of [
    'MONGODB_URI',
    'STORAGE_URL',
    'REDIS_URL',
    'SECRET',
    'WECHAT_APP_ID',
  ] as const) {
    if (read(environment, name) === null) {
      throw new StartError(
        `${name} is missing: with STANDALONE=0 it must be ${settingRows[name].mustBe}.`,
      );
    }
  }
}

function readBounds(environment: Environment): Bounds {
  const times = read(environment, 'BOUNDS_TIMES');
  if (times !== 1 && read(environment, 'WECHAT_APP_ID') !== null) {
    throw new StartError(`BOUNDS_TIMES must be ${settingRows.BOUNDS_TIMES.mustBe}.`);
  }
  return widenBounds(times);
}

function readWechat(environment: Environment): WechatSettings | null {
  const appId = read(environment, 'WECHAT_APP_ID');
  if (appId === null) {
    return null;
  }
  needed(environment, 'SECRET');
  return {
    appId,
    appSecret: needed(environment, 'WECHAT_APP_SECRET'),
    apiBase: read(environment, 'WECHAT_API_BASE').replace(/(?<!\/)\/+$/, ''),
    ...readPush(environment),
    templateIds: read(environment, 'WECHAT_TEMPLATES') ?? {},
    programState: read(environment, 'WECHAT_PROGRAM_STATE'),
  };
}

type CallbackSettings = Pick<WechatSettings, 'pushAesKey' | 'pushMode' | 'pushToken'>;

/** Unencrypted pushes are taken only where somebody wrote so. */
function readPush(environment: Environment): CallbackSettings {
  const pushToken = read(environment, 'WECHAT_PUSH_TOKEN');
  const pushAesKey = read(environment, 'WECHAT_PUSH_AES_KEY');
  const pushMode = read(environment, 'WECHAT_PUSH_MODE');
  if (pushToken !== null && pushMode === 'safe' && pushAesKey === null) {
    throw new StartError(
      `WECHAT_PUSH_AES_KEY is missing: with WECHAT_PUSH_TOKEN it must be ${settingRows.WECHAT_PUSH_AES_KEY.mustBe}; for a WeChat console in plain mode write WECHAT_PUSH_MODE=plain.`,
    );
  }
  return { pushToken, pushAesKey, pushMode };
}

function needed(environment: Environment, name: 'SECRET' | 'WECHAT_APP_SECRET'): string {
  const value = read(environment, name);
  if (value === null) {
    throw new StartError(
      `${name} is missing: with WECHAT_APP_ID it must be ${settingRows[name].mustBe}.`,
    );
  }
  return value;
}

function read<Name extends SettingName>(environment: Environment, name: Name): Parsed<Name> {
  const row: (typeof settingRows)[SettingName] = settingRows[name];
  const given = environment[name]?.trim();
  // an empty variable means the same as none: `DEMO= npm start`, empty lines in compose files
  const value = given === undefined || given === '' ? row.usual : given;
  if (value === null) {
    // null is part of Parsed exactly when `usual` is null
    return null as Parsed<Name>;
  }
  const result = row.schema.safeParse(value);
  if (!result.success) {
    const shown = 'secret' in row ? '' : `, not "${value}"`;
    throw new StartError(`${name} must be ${row.mustBe}${shown}.`);
  }
  // the schema of this very row has just made it
  return result.data as Parsed<Name>;
}
