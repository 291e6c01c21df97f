import * as z from 'zod/mini';

import { addressReader } from '#api/http/address-of';
import { assignmentModes, usualRules } from '#shared/directory/service-rules';
import { wechatTemplateNames, type WechatTemplateName } from '#shared/notices/wechat-templates';

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
  z.string().check(
    z.regex(
      // eslint-disable-next-line no-restricted-syntax -- words of a table; each part begins where the one before must end
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

/** As proxy-addr takes them. */
const trustedProxies = z.pipe(
  z.string(),
  z.transform((list, context) => {
    const entries = list
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
    try {
      addressReader(entries);
    } catch {
      context.issues.push({ code: 'custom', input: list, message: 'no address' });
    }
    return entries;
  }),
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
  TRUSTED_PROXIES: {
    usual: null,
    meaning:
      'Proxies in front of this server whose X-Forwarded-For is believed; left out, nobody’s: then everybody behind a proxy counts as one address',
    mustBe: 'addresses or blocks such as loopback,10.0.0.0/8,fd00::/8',
    schema: trustedProxies,
  },
  METRICS_TOKEN: {
    usual: null,
    meaning:
      'What a monitoring server sends as bearer token to read /metrics; left out, only programs on this machine read it',
    mustBe: '16 to 200 letters, digits, _ and -',
    schema: z.string().check(z.regex(/^[\w-]{16,200}$/)),
    secret: true,
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
      'Redis that carries live events between several API processes and adds up what they count; left out, both stay within one process',
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
    usual: 'safe',
    meaning:
      'Which message pushes are taken: safe only encrypted ones and needs WECHAT_PUSH_AES_KEY, plain unencrypted ones as well, whose signature does not cover their words',
    mustBe: 'safe, or plain for a WeChat console in plain or mixed mode',
    schema: z.enum(['safe', 'plain']),
  },
  WECHAT_TEMPLATES: {
    usual: null,
    meaning: 'Ids of the subscribe-message templates by name; what is left out is not pushed',
    mustBe: `pairs such as progress=ID,ask=ID with the names ${wechatTemplateNames.join(', ')}`,
    schema: templateIds,
  },
  WECHAT_PROGRAM_STATE: {
    usual: 'formal',
    meaning: 'Version of the mini-program that a tapped notice opens',
    mustBe: 'formal, trial or developer',
    schema: z.enum(['formal', 'trial', 'developer']),
  },
  ASSIGNMENT_MODE: {
    usual: usualRules.assignment,
    meaning:
      'How a new ticket finds its engineer until a manager chooses: offers puts it to one after the other, pool lets whoever fits take it, manual leaves it to the desk',
    mustBe: `one of ${assignmentModes.join(', ')}`,
    schema: z.enum(assignmentModes),
  },
  LOG_LEVEL: {
    usual: 'info',
    meaning: 'Least severe log lines to write',
    mustBe: `one of ${logLevels.join(', ')}`,
    schema: z.enum(logLevels),
  },
  BOUNDS_TIMES: {
    usual: '1',
    meaning:
      'How many times as wide as usual the bounds on what one person or address may do are, for load tests; only in a sandbox',
    mustBe: 'a whole number from 1 to 1000000, and 1 with WECHAT_APP_ID',
    schema: z.pipe(
      z.pipe(z.string().check(z.regex(/^\d{1,7}$/)), z.transform(Number)),
      z.number().check(z.minimum(1), z.maximum(1_000_000)),
    ),
  },
  STANDALONE: {
    usual: '1',
    meaning:
      'Whether what is left out is brought along: the embedded database, a folder for attachments, the WeChat sandbox, in which anybody is anybody; with 0 MONGODB_URI, STORAGE_URL, REDIS_URL, SECRET and WECHAT_APP_ID are needed',
    mustBe: '0 or 1',
    schema: z.enum(['0', '1']),
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
