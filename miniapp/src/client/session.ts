import { readKept, keep } from '#miniapp/platform/storage';
import type { MeReply } from '#shared/accounts/account-api';

import { createStore, useStore } from './store';

type Session = { token: string; user: MeReply };

const store = createStore<Session | null>(readKept<Session>('session', 'tab'));

/** Who is signed in on this phone; null before signing in. */
export function useSession(): Session | null {
  return useStore(store);
}

export function sessionToken(): string | null {
  return store.get()?.token ?? null;
}

export function sessionUser(): MeReply | null {
  return store.get()?.user ?? null;
}

export function rememberSession(session: Session) {
  store.set(session);
  keep('session', session, 'tab');
}

/** After `PATCH /me` and the like: the same session, newer person. */
export function rememberUser(user: MeReply) {
  const session = store.get();
  if (session) {
    rememberSession({ ...session, user });
  }
}

export function forgetSession() {
  store.set(null);
  keep('session', null, 'tab');
}
