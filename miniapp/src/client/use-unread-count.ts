import { noticeApi } from '#shared/notices/notice-api';

import { call } from './call';
import { useSession } from './session';
import { useUnread, setUnread } from './unread';
import { useQuery } from './use-query';

/** Unread notices for the badge; asked again while the page is on screen. */
export function useUnreadCount(): number {
  const isSignedIn = useSession() !== null;
  useQuery('unread', askUnread, { enabled: isSignedIn, pollEvery: 15_000, isNews: isNeverNews });
  return useUnread();
}

/** The live event itself carries the number, so there is nothing to ask. */
function isNeverNews(): boolean {
  return false;
}

async function askUnread(): Promise<number> {
  const { unread } = await call(noticeApi.list, { query: { limit: 1 } });
  setUnread(unread);
  return unread;
}
