import * as z from 'zod/mini';

import {
  wechatTemplateNames,
  type WechatTemplateName,
} from '#shared/notifications/wechat-templates';

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;

type Row = {
  /** Taken when the variable is missing or empty; null leaves the feature out. */
  usual: string | null;
  meaning: string;
  /** Completes the sentence “NAME must be …”. */
  mustBe: string;
  schema: z.ZodMiniType<unknown, string>;
  /** Never shown, not even when it is wrong. */
  secret?: true;
};

const url = (protocol: RegExp) => z.url({ protocol });

/** `progress=ID,ask=ID` */
const templateIds = z.pipe(
  z
    .string()
    .check(
      z.regex(
        new RegExp(
          String.raw`^\s*(?:(?:${wechatTemplateNames.join('|')})\s*=\s*[\w-]{1,64}\s*(?:,\s*|$))+$`,
        ),
      ),
    ),
  z.transform((pairs): Partial<Record<WechatTemplateName, string>> =>
    Object.fromEntries(
      pairs
        .split(',')
        .filter((pair) => pair.trim() !== '')
        .map((pair): [string, string] => {
          const [name = '', id = ''] = pair.split('=');
          return [name.trim(), id.trim()];
        }),
    ),
  ),
);

/** Every environment variable the API reads: parsed, checked and documented from here. */
export const settingRows = {
  PORT: {
    usual: '3000',
    meaning: 'Port of the API and the web app; 0 takes any free one',
    mustBe: 'a whole number from 0 to 65535',
    schema: z.pipe(
      z.pipe(z.string().check(z.regex(/^\d{1,5}$/)), z.transform(Number)),
      z.number().check(z.maximum(65_535)),
    ),
  },
  HOST: {
    usual: '127.0.0.1',
    meaning: 'Address to listen on; 0.0.0.0 lets other machines in',
    mustBe: 'an IP address or a host name',
    schema: z.string().check(z.regex(/^[\w.:-]{1,255}$/)),
  },
  DATA_DIR: {
    usual: '.data',
    meaning: 'Folder for the embedded database, attachments and the generated secret',
    mustBe: 'the path of a folder',
    schema: z.string(),
  },
  PUBLIC_URL: {
    usual: null,
    meaning:
      'Address under which phones reach this server and WeChat fetches pictures to check; with https, browsers are told to stay there',
    mustBe: 'an http or https address such as https://service.example.com',
    schema: url(/^https?$/),
  },
  MONGODB_URI: {
    usual: null,
    meaning: 'A MongoDB server, 6.0 or newer; left out, the embedded database is started',
    mustBe: 'an address such as mongodb://127.0.0.1:27017/huisheng',
    schema: z.string().check(z.regex(/^mongodb(\+srv)?:\/\/.+/)),
    secret: true,
  },
  STORAGE_URL: {
    usual: null,
    meaning: 'S3 or COS bucket for attachments; left out, a folder in DATA_DIR',
    mustBe:
      'an address such as https://ACCESS_KEY:SECRET_KEY@bucket.host/folder?region=ap-guangzhou, with the keys percent-encoded',
    schema: url(/^https?$/).check(z.regex(/^https?:\/\/[^/:@]+:[^/:@]+@/)),
    secret: true,
  },
  REDIS_URL: {
    usual: null,
    meaning:
      'Redis that carries live events between several API processes; left out, they stay within one process',
    mustBe: 'an address such as redis://127.0.0.1:6379/0',
    schema: url(/^rediss?$/),
    secret: true,
  },
  SECRET: {
    usual: null,
    meaning: 'Signs links; needed with WECHAT_APP_ID, otherwise generated and kept in DATA_DIR',
    mustBe: 'at least 32 characters, for example the output of: openssl rand -hex 32',
    schema: z.string().check(z.minLength(32)),
    secret: true,
  },
  WECHAT_APP_ID: {
    usual: null,
    meaning: 'App id of the mini-program; left out, the WeChat sandbox is started',
    mustBe: 'a WeChat app id: wx and 16 characters of 0-9 and a-f',
    schema: z.string().check(z.regex(/^wx[0-9a-f]{16}$/)),
  },
  WECHAT_APP_SECRET: {
    usual: null,
    meaning: 'App secret of the mini-program; needed with WECHAT_APP_ID',
    mustBe: '32 characters of 0-9 and a-f',
    schema: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
    secret: true,
  },
  WECHAT_API_BASE: {
    usual: 'https://api.weixin.qq.com',
    meaning: 'Where WeChat’s server API is reached; only read with WECHAT_APP_ID',
    mustBe: 'an http or https address',
    schema: url(/^https?$/),
  },
  WECHAT_PUSH_TOKEN: {
    usual: null,
    meaning: 'Token of the message push, as entered in the WeChat console',
    mustBe: '3 to 32 letters and digits',
    schema: z.string().check(z.regex(/^[0-9A-Za-z]{3,32}$/)),
    secret: true,
  },
  WECHAT_PUSH_AES_KEY: {
    usual: null,
    meaning: 'EncodingAESKey of the message push, as shown in the WeChat console',
    mustBe: '43 letters and digits',
    schema: z.string().check(z.regex(/^[0-9A-Za-z]{43}$/)),
    secret: true,
  },
  WECHAT_PUSH_MODE: {
    usual: 'any',
    meaning:
      'Whether message pushes must be encrypted: any takes both modes of the WeChat console, safe refuses what is not encrypted',
    mustBe: 'any or safe',
    schema: z.enum(['any', 'safe']),
  },
  WECHAT_TEMPLATES: {
    usual: null,
    meaning: 'Ids of the subscribe-message templates by name; what is left out is not pushed',
    mustBe: `pairs such as progress=ID,ask=ID with the names ${wechatTemplateNames.join(', ')}`,
    schema: templateIds,
  },
  WECHAT_PROGRAM_STATE: {
    usual: 'formal',
    meaning: 'Version of the mini-program that a tapped notification opens',
    mustBe: 'formal, trial or developer',
    schema: z.enum(['formal', 'trial', 'developer']),
  },
  LOG_LEVEL: {
    usual: 'info',
    meaning: 'Least severe log lines to write',
    mustBe: `one of ${logLevels.join(', ')}`,
    schema: z.enum(logLevels),
  },
  DEMO: {
    usual: '1',
    meaning: 'Load demo data on the first run of a sandbox; 0 starts empty',
    mustBe: '0 or 1',
    schema: z.enum(['0', '1']),
  },
} as const satisfies Record<string, Row>;

export type SettingName = keyof typeof settingRows;
export const settingNames = Object.keys(settingRows) as SettingName[];
