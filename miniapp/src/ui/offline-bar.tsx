import { View } from '@tarojs/components';

import { useOnline } from '#miniapp/platform/network';

import { Icon } from './icon';

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
      <View>
        {queued > 0
          ? `网络断了，${queued} 项操作已保存，恢复后会自动提交`
          : '网络断了，看到的可能不是最新，恢复后会自动更新'}
      </View>
    </View>
  );
}
