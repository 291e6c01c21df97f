import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { connectDatabase } from '#api/mongo/index';
import type { DemoName } from '#shared/accounts/demo-cast';
import type { Role } from '#shared/accounts/roles';

import { startWechatSandbox, type WechatSandbox } from '../../api/wechat-sandbox/index';

import { apiClient, type SignedIn } from './api-client';
import { killSpawned, spawnApi } from './api-process';
import { startTestMongo } from './embedded-mongo';
import { hurriedClock } from './hurried-clock';

const organization = { name: '启明会计师事务所', colleaguesFollow: true };

const roles: Partial<Record<DemoName, Role>> = {
  engineer: 'engineer',
  engineer2: 'engineer',
  dispatcher: 'dispatcher',
  manager: 'manager',
};
const colleagues: readonly DemoName[] = ['customer', 'colleague'];

type Options = {
  /** Leases of killed processes end five times sooner. */
  isHurried?: boolean;
  /** What each process runs instead of main.ts. */
  entry?: string;
};

export type Installation = Awaited<ReturnType<typeof startInstallation>>;

/** What several API processes share and what outlives them: the database and, standing in for WeChat, the sandbox. */
export async function startInstallation({ isHurried = false, entry }: Options = {}) {
  const startedAt = Date.now();
  const mongo = await startTestMongo();
  const database = await connectDatabase(mongo.uri);
  const sandbox = await startWechatSandbox({
    host: '127.0.0.1',
    port: 0,
    ...(isHurried && { now: () => hurriedClock(startedAt)().getTime() }),
  });
  const env = {
    ...settingsOf(sandbox),
    MONGODB_URI: mongo.uri,
    CLOCK_STARTED_AT: String(startedAt),
  };
  const usual = isHurried ? 'test/support/hurried-api-process.ts' : undefined;
  return {
    database,
    sandbox,
    /** One more API process; the address is there once it serves. */
    startApi: async (more: Record<string, string> = {}) => {
      const { child, ended, url } = spawnApi({ ...env, ...more }, entry ?? usual);
      return {
        url: await url,
        child,
        /** As a power cut would. */
        kill: async () => {
          child.kill('SIGKILL');
          await ended;
        },
        stop: async () => {
          child.kill('SIGTERM');
          await ended;
        },
      };
    },
    /** Everybody of the cast, each with the role and the organization that is theirs. */
    signInCast: async <Name extends DemoName>(url: string, names: readonly Name[]) => {
      const api = apiClient(url);
      const people = {} as Record<Name, SignedIn>;
      for (const name of names) {
        await api.signIn(name);
        await settle(database, name);
        people[name] = await api.signIn(name);
      }
      return people;
    },
    /** `npm run staff` beside the running processes. */
    staff: async (words: readonly string[], settings: Record<string, string>) => {
      await promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', 'api/src/staff.ts', ...words],
        { env: { ...process.env, ...env, ...settings, NODE_OPTIONS: '' } },
      );
    },
    /** As if this person had consented so often, to everything. */
    grantCredits: async ({ user: { id: userId } }: SignedIn, openid: string, times: number) => {
      for (const templateId of Object.values(sandbox.templateIds)) {
        await database
          .collection('credits')
          .insertOne({ userId, templateId, credits: times, holders: [], reports: [], revision: 1 });
        for (let time = 0; time < times; time += 1) {
          sandbox.phones.grant(openid, templateId);
        }
      }
    },
    stop: async () => {
      killSpawned();
      await sandbox.stop();
      await database.close();
      await mongo.stop();
    },
  };
}

function settingsOf({ app, templateIds, url }: WechatSandbox) {
  return {
    LOG_LEVEL: 'warn',
    SECRET: 'the same secret for every process here',
    WECHAT_APP_ID: app.id,
    WECHAT_APP_SECRET: app.secret,
    WECHAT_API_BASE: url,
    WECHAT_TEMPLATES: Object.entries(templateIds)
      .map((pair) => pair.join('='))
      .join(),
  };
}

type Database = Awaited<ReturnType<typeof connectDatabase>>;

/** What the people in charge do in the database of a real installation. */
async function settle(database: Database, name: DemoName) {
  const organizations = database.collection('organizations');
  await organizations.updateOne(
    { name: organization.name },
    { $set: organization },
    { upsert: true },
  );
  const home = await organizations.findOne({ name: organization.name });
  const isColleague = colleagues.includes(name);
  await database.collection('users').updateOne(
    { openid: `demo-${name}` },
    {
      $set: {
        role: roles[name] ?? 'customer',
        organizationId: isColleague ? (home?._id.toHexString() ?? null) : null,
        // these tests may run at night
        'preferences.quietHours.isOn': false,
      },
    },
  );
}
