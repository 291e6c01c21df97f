import { randomBytes } from 'node:crypto';

import { lookAgain } from '#api/moderation/index';
import type { DemoName } from '#shared/accounts/demo-cast';
import type { Role } from '#shared/accounts/roles';
import type { AttachmentReply } from '#shared/attachments/attachment-api';
import type { FlagReply } from '#shared/moderation/moderation-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startWechatSandbox } from '../../api/wechat-sandbox/index';

import { startTestApi, type SignedInCaller } from './api';
import { aPicture } from './attachments';
import { freePort } from './server';
import { aReport } from './tickets';

const roles: Partial<Record<DemoName, Role>> = {
  engineer: 'engineer',
  dispatcher: 'dispatcher',
  manager: 'manager',
};

export type ModeratedApi = Awaited<ReturnType<typeof startModeratedApi>>;

/** The API as in production, with the sandbox as WeChat, whose failures the test plans. */
export async function startModeratedApi() {
  const sandbox = await startWechatSandbox({ host: '127.0.0.1', port: 0, mediaDelay: 0 });
  const port = String(await freePort());
  const token = randomBytes(16).toString('hex');
  const aesKey = randomBytes(22).toString('hex').slice(0, 43);
  const api = await startTestApi({
    env: {
      PORT: port,
      BOUNDS_TIMES: '1',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SECRET: 'a secret of the test, long enough',
      WECHAT_APP_ID: sandbox.app.id,
      WECHAT_APP_SECRET: sandbox.app.secret,
      WECHAT_API_BASE: sandbox.url,
      WECHAT_PUSH_TOKEN: token,
      WECHAT_PUSH_AES_KEY: aesKey,
    },
  });
  sandbox.connectCallbacks({ url: `${api.url}/api/v1/wechat/callback`, token, aesKey });
  return {
    ...{ api, sandbox },
    signIn: (name: DemoName) => signIn(api, name),
    /** Everything that is due now. */
    lookAgain: async () => {
      while (await lookAgain(api.rooms.moderation)) {
        // until nothing is due
      }
    },
    /** How often WeChat was asked. */
    asked: (path: string) =>
      sandbox
        .calls()
        .filter((call) => call.path === path)
        .reduce((sum, { times }) => sum + times, 0),
    stop: async () => {
      await api.stop();
      await sandbox.stop();
    },
  };
}

async function signIn(api: Awaited<ReturnType<typeof startTestApi>>, name: DemoName) {
  const caller = await api.signIn(name);
  const role = roles[name];
  if (role) {
    await api.rooms.accounts.users.change(caller.user.id, { role });
  }
  return caller;
}

/** Red is risky to the sandbox, yellow for review, blue passes. */
export async function uploaded(by: SignedInCaller, colour = '#0066cc'): Promise<string> {
  return sent(by, await aPicture(40, 30, colour).png().toBuffer(), '截图.png');
}

export async function sent(by: SignedInCaller, bytes: Buffer, name: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const { body } = await by.post<AttachmentReply>('/attachments', form);
  return body.id;
}

export async function reported(by: SignedInCaller, attachmentIds: string[] = []) {
  const { body } = await by.post<TicketReply>('/tickets', aReport({ attachmentIds }));
  return body;
}

export async function seen(by: SignedInCaller, ticketId: string): Promise<TicketReply> {
  return (await by.get<TicketReply>(`/tickets/${ticketId}`)).body;
}

export async function flagsOf(by: SignedInCaller, view = 'open'): Promise<FlagReply[]> {
  const { body } = await by.get<{ items: FlagReply[] }>(`/moderation/flags?view=${view}&limit=100`);
  return body.items;
}

/** Asks until it is so; the test's own time is the limit. */
export async function eventually(isSo: () => Promise<boolean>) {
  while (!(await isSo())) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
