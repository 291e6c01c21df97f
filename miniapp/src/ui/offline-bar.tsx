import { View } from '@tarojs/components';

import { useOnline } from '#miniapp/platform/network';

import { Icon } from './icon';
import { kitWords } from './words';

type OfflineBarProps = { /** Actions waiting for the network. */ queued?: number };

/** Says that the network is gone and that nothing is lost; absent while online. */
export function OfflineBar({ queued = 0 }: OfflineBarProps) {
  const isOnline = useOnline();
  if (isOnline) {
    return null;
  }
  return (
    <View className="offline-bar">
      <Icon name="offline" size="small" />
      <View>{queued > 0 ? kitWords.page.offlineWithQueue(queued) : kitWords.page.offline}</View>
    </View>
  );
}
