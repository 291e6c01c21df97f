import { stopPullDownRefresh, usePullDownRefresh } from '@tarojs/taro';

import type { PullToRefreshProps } from './pull-to-refresh-props';

/** WeChat pulls the page itself. */
export function PullToRefresh({ children, onRefresh }: PullToRefreshProps) {
  usePullDownRefresh(() => {
    void Promise.resolve(onRefresh?.()).finally(() => {
      stopPullDownRefresh();
    });
  });
  return <>{children}</>;
}
