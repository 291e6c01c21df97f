import { useEffect } from 'react';

import { useSession } from '#miniapp/client/session';
import { useStore } from '#miniapp/client/store';
import { isOnTop, replacePage } from '#miniapp/platform/navigation';
import { useOnline } from '#miniapp/platform/network';
import { toast } from '#miniapp/ui/toast';

import { outbox, reopenOutbox, trySending, type Outbox } from './report-outbox';
import { reportWords } from './words/report';

const retryEvery = 15_000;

/** The report that is on its way, if any. */
export function useReportOutbox(): Outbox | null {
  return useStore(outbox);
}

/** Used once, by the app: sends what waits as soon as the network is there, whatever page is open. */
export function useReportSender() {
  const userId = useSession()?.user.id;
  const isOnline = useOnline();
  const unsent = useReportOutbox();
  useEffect(() => {
    if (userId === undefined) {
      outbox.set(null);
    } else {
      reopenOutbox(userId);
    }
  }, [userId]);

  const isWaiting = unsent?.state === 'waiting' || unsent?.state === 'sending';
  useEffect(() => {
    if (!isOnline || !isWaiting) {
      return undefined;
    }
    void trySending();
    const retry = setInterval(() => void trySending(), retryEvery);
    return () => {
      clearInterval(retry);
    };
  }, [isOnline, isWaiting, userId]);

  useEffect(() => {
    if (unsent?.state === 'sent') {
      outbox.set(null);
      if (isOnTop('tickets/report-page')) {
        replacePage('tickets/reported-page', { id: unsent.id });
      } else {
        toast(reportWords.sending.sent(unsent.number));
      }
    }
  }, [unsent]);
}
