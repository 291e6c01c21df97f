import { redirectTo } from '@tarojs/taro';

import { demoNames, type DemoName } from '#shared/accounts/demo-cast';

import { addressIdentity } from './address-identity';
import type { Identity } from './identity';
import { pageUrl } from './page-url';
import { tabStorage } from './tab-storage';

const signInPage = 'accounts/sign-in-page';
const namePlace = 'demo-name';

/** The web has no WeChat: the sandbox takes the name of one of the demo cast. */
export function loginCode(demoName: DemoName = 'customer'): Promise<string> {
  tabStorage.write(namePlace, demoName);
  return Promise.resolve(`demo:${demoName}`);
}

/** Who of the demo cast signed in last in this tab. */
export function demoIdentity(): DemoName | null {
  const name = tabStorage.read(namePlace) ?? addressIdentity();
  return demoNames.find((known) => known === name) ?? null;
}

/** `/?as=engineer#/…` opens the web app as that person; otherwise somebody has to choose. */
export function ownIdentity(): Identity {
  const name = addressIdentity();
  return demoNames.find((known) => known === name) ?? 'unknown';
}

/** Opens the choice of demo identities; afterwards it leads back here. */
export function chooseIdentity() {
  const here = location.hash.replace(/^#\/?/, '');
  if (!here.startsWith(signInPage)) {
    void redirectTo({ url: pageUrl(signInPage, { from: here }) });
  }
}
