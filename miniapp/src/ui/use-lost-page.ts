import { usePageNotFound } from '@tarojs/taro';

import { sessionUser } from '#miniapp/client/session';
import { openBarPage } from '#miniapp/platform/navigation';

import { tabsOf } from './bar-tabs';
import { toast } from './toast';
import { kitWords } from './words';

/** An address that leads nowhere, an old link for example, opens where one starts instead of an empty page. */
export function useLostPage() {
  usePageNotFound(() => {
    const role = sessionUser()?.role;
    openBarPage(role === undefined ? 'tickets/home-page' : tabsOf(role)[0].path);
    toast(kitWords.page.lost);
  });
}
