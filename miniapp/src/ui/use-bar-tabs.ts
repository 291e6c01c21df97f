import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';

import { useSession } from '#miniapp/client/session';
import { openBarPage } from '#miniapp/platform/navigation';

import { tabsAround, tabsOf } from './bar-tabs';

/** The places of this person's role, and which of them this is; whoever does not belong here is led to their own. */
export function useBarTabs() {
  const here = useRouter().path.replace(/^\//, '').split('?')[0];
  const role = useSession()?.user.role;
  const tabs = role === undefined ? tabsAround(here) : tabsOf(role);
  const isForeign = role !== undefined && !tabs.some(({ path }) => path === here);
  useEffect(() => {
    // WeChat always opens the customer's home first; staff belong elsewhere
    if (isForeign) {
      openBarPage(tabs[0].path);
    }
  }, [isForeign, tabs]);
  return { here, tabs };
}
