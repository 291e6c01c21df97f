import type { ReactNode } from 'react';

export type PullToRefreshProps = {
  children: ReactNode;
  onRefresh: (() => Promise<unknown>) | undefined;
};
