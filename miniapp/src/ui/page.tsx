import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { BottomBar } from './bottom-bar';
import { classes } from './classes';
import { OfflineBar } from './offline-bar';
import { PageHead } from './page-head';
import { PullToRefresh } from './pull-to-refresh';

type PageProps = {
  /** Words of the navigation bar; left out, the page begins with its content. */
  title?: string;
  children: ReactNode;
  /** Buttons that stay above the lower edge: one primary at most, quiet ones beside it. */
  actions?: ReactNode;
  /** Set on the pages that the bottom bar leads to. */
  isBarPage?: boolean;
  /** From 1,024 px on the page uses the full width (desk). */
  wide?: boolean;
  /** No side margins: the children bring their own. */
  flush?: boolean;
  /** The page pulls down to refresh; its config must set `enablePullDownRefresh: true`. */
  onRefresh?: () => Promise<unknown>;
  /** From when its content is, to be said where there is no network. */
  asOf?: number | undefined;
};

/** The frame of every page: title, scrolling body, action bar or bottom bar, safe areas. */
export function Page(props: PageProps) {
  const {
    title,
    children,
    actions,
    isBarPage = false,
    wide = false,
    flush = false,
    onRefresh,
    asOf,
  } = props;
  return (
    <View
      className={classes(
        'page',
        wide && 'page--wide',
        flush && 'page--flush',
        title === undefined && 'page--bare',
      )}
    >
      <View className="page__top">
        <PageHead title={title} isBarPage={isBarPage} />
        <OfflineBar asOf={asOf} />
      </View>
      <PullToRefresh onRefresh={onRefresh}>
        <View className="page__body">{children}</View>
      </PullToRefresh>
      <PageFoot actions={actions} isBarPage={isBarPage} />
    </View>
  );
}

function PageFoot({ actions, isBarPage }: Pick<PageProps, 'actions' | 'isBarPage'>) {
  const hasActions = actions !== undefined && actions !== null && actions !== false;
  return hasActions || isBarPage ? (
    <View className="page__foot">
      {hasActions && <View className="page__actions">{actions}</View>}
      {isBarPage && <BottomBar />}
    </View>
  ) : null;
}
