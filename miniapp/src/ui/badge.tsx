import { View } from '@tarojs/components';

/** How many are unread; nothing when none are. */
export function Badge({ count }: { count: number }) {
  return count > 0 ? <View className="badge">{count > 99 ? '99+' : count}</View> : null;
}
