import { useEffect, useRef } from 'react';

import { tellLiveEvent } from '#miniapp/client/live-events';
import { useSession } from '#miniapp/client/session';
import { useStore } from '#miniapp/client/store';
import { whatWaits } from '#miniapp/client/what-waits';
import { useOnline } from '#miniapp/platform/network';
import { usePageVisible } from '#miniapp/platform/page-visible';

import { sendAndSay } from './send-and-say';
import { openOutbox } from './step-outbox';

const retryEvery = 15_000;

/** Used once, by the app: sends what waits as soon as there is a network, whatever page is open. */
export function useStepSender() {
  const userId = useSession()?.user.id;
  const isOnline = useOnline();
  const isVisible = usePageVisible();
  const isWaiting = useStore(whatWaits).waiting > 0;
  useEffect(() => {
    openOutbox(userId ?? null);
  }, [userId]);
  useFreshPages(isOnline);
  useEffect(() => {
    if (!isOnline || !isVisible || !isWaiting) {
      return undefined;
    }
    void sendAndSay();
    const retry = setInterval(() => void sendAndSay(), retryEvery);
    return () => {
      clearInterval(retry);
    };
  }, [isOnline, isVisible, isWaiting, userId]);
}

/** What failed without a network is asked for again: its error is no longer true. */
function useFreshPages(isOnline: boolean) {
  const was = useRef(isOnline);
  useEffect(() => {
    if (isOnline && !was.current) {
      tellLiveEvent({ type: 'resync' });
    }
    was.current = isOnline;
  }, [isOnline]);
}
