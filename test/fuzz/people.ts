import { demoNames, type DemoName } from '#shared/accounts/demo-cast';

import { apiClient } from '../support/api-client';
import { aPicture } from '../support/attachments';

/** The cast, each signed in; requests like any other sign them out again and again. */
export async function signInPeople(url: string) {
  const tokens = new Map<DemoName, Promise<string>>();
  for (const name of demoNames) {
    tokens.set(name, signIn(url, name));
  }
  await Promise.all(tokens.values());
  return {
    tokenOf: async (name: DemoName) => (await tokens.get(name)) ?? '',
    /** After a 401 with this token: signs in anew when the session is over, once for all who notice. */
    renew: async (name: DemoName, token: string) => {
      if ((await tokens.get(name)) !== token || (await isSignedIn(url, token))) {
        return;
      }
      if ((await tokens.get(name)) === token) {
        const coming = signIn(url, name);
        tokens.set(name, coming);
        await coming;
      }
    },
  };
}

/** As in a server that is in use, its picture processes run before the first request is measured. */
export async function sendPictures(url: string, tokens: readonly string[]) {
  const picture = await aPicture(64, 48).png().toBuffer();
  const bytes = Uint8Array.from(picture);
  await Promise.all(
    tokens.map(async (token) => {
      const body = new FormData();
      body.append('file', new Blob([bytes]), 'a.png');
      const headers = { authorization: `Bearer ${token}` };
      const reply = await fetch(`${url}/api/v1/attachments`, { method: 'POST', headers, body });
      if (!reply.ok) {
        throw new Error(`the first picture was answered with ${reply.status}`);
      }
    }),
  );
}

async function isSignedIn(url: string, token: string): Promise<boolean> {
  return (await apiClient(url).ask({ path: '/me', token })).status === 200;
}

/** @throws {Error} when nobody can: requests of nobody would find little */
async function signIn(url: string, name: DemoName): Promise<string> {
  return (await apiClient(url).signIn(name)).token;
}
