import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';

import { useSession } from '#miniapp/client/session';
import { useUnreadCount } from '#miniapp/client/use-unread-count';
import { openBarPage } from '#miniapp/platform/navigation';

import { Badge } from './badge';
import { tabsAround, tabsOf } from './bar-tabs';
import { classes } from './classes';
import { Icon } from './icon';
import { Tap } from './tap';
import { kitWords } from './words';

/** The places of this person's role; `Page isBarPage` draws it. */
export function BottomBar() {
  const here = useRouter().path.replace(/^\//, '').split('?')[0];
  const role = useSession()?.user.role;
  const unread = useUnreadCount();
  const tabs = role === undefined ? tabsAround(here) : tabsOf(role);
  const isForeign = role !== undefined && !tabs.some(({ path }) => path === here);
  useEffect(() => {
    // WeChat always opens the customer's home first; staff belong elsewhere
    if (isForeign) {
      openBarPage(tabs[0].path);
    }
  }, [isForeign, tabs]);
  return (
    <View className="bottom-bar">
      {tabs.map(({ path, name, icon }) => (
        <Tap
          key={path}
          role="tab"
          className={classes('bottom-bar__tab', path === here && 'bottom-bar__tab--here')}
          onTap={() => {
            if (path !== here) {
              openBarPage(path);
            }
          }}
        >
          <View className="bottom-bar__sign">
            <Icon name={icon} size="large" />
            {icon === 'bell' && <Badge count={unread} />}
          </View>
          <View>{kitWords.tabs[name]}</View>
        </Tap>
      ))}
    </View>
  );
}
