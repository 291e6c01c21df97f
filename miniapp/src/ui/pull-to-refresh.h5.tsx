import type { PullToRefreshProps } from './pull-to-refresh-props';

export function PullToRefresh({ children }: PullToRefreshProps) {
  return <>{children}</>;
}
