import { useEffect } from 'react';

import { useOnline } from '#miniapp/platform/network';
import { usePageVisible } from '#miniapp/platform/page-visible';

import { keepConnected } from './live-connection';
import { useSession } from './session';

/** Used once, by the app: connected while somebody is signed in, the app is on screen and there is a network. */
export function useLive() {
  const token = useSession()?.token;
  const isVisible = usePageVisible();
  const isOnline = useOnline();
  useEffect(
    () => (token !== undefined && isVisible && isOnline ? keepConnected(token) : undefined),
    [token, isVisible, isOnline],
  );
}
