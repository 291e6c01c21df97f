import { View } from '@tarojs/components';

import { useUnreadCount } from '#miniapp/client/use-unread-count';
import { openBarPage } from '#miniapp/platform/navigation';

import { Badge } from './badge';
import { classes } from './classes';
import { Icon } from './icon';
import { Tap } from './tap';
import { useBarTabs } from './use-bar-tabs';
import { kitWords } from './words';

/** The places of this person's role; `Page isBarPage` draws it. */
export function BottomBar() {
  const { here, tabs } = useBarTabs();
  const unread = useUnreadCount();
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
