import { useRouter } from '@tarojs/taro';

import { signIn } from '#miniapp/client/sign-in';
import { useAction } from '#miniapp/client/use-action';
import { openBarPage, openLink } from '#miniapp/platform/navigation';
import { tabsOf } from '#miniapp/ui/bar-tabs';
import type { DemoName } from '#shared/accounts/demo-cast';
import { decodeUri } from '#shared/text/decode-uri';

/** Signs in and leads back to where one came from, or to where the role starts. */
export function useEntering() {
  const { from } = useRouter().params;
  return useAction(async (name: DemoName | undefined) => {
    const { role } = await signIn(name);
    if (from) {
      openLink(decodeUri(from));
    } else {
      openBarPage(tabsOf(role)[0].path);
    }
  });
}
