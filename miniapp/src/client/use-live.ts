import { useEffect } from 'react';

import { useOnline } from '#miniapp/platform/network';
import { usePageVisible } from '#miniapp/platform/page-visible';

import { keepLine } from './live-line';
import { useSession } from './session';

/** Lives as long as the app: listens while somebody is signed in, looks on and has a network. */
export function useLive() {
  const token = useSession()?.token;
  const isVisible = usePageVisible();
  const isOnline = useOnline();
  useEffect(
    () => (token !== undefined && isVisible && isOnline ? keepLine(token) : undefined),
    [token, isVisible, isOnline],
  );
}
