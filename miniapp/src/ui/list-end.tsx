import { View } from '@tarojs/components';

import type { ApiError } from '#miniapp/client/api-error';

import { Button } from './button';

type ListEndProps = {
  hasMore: boolean;
  isLoadingMore: boolean;
  moreError: Pick<ApiError, 'title'> | undefined;
  loadMore: () => unknown;
};

/** Under a list that reads on by itself: on its way, stopped, or nothing at its end. */
export function ListEnd({ hasMore, isLoadingMore, moreError, loadMore }: ListEndProps) {
  if (!hasMore) {
    return null;
  }
  return (
    <View className="list-end">
      {moreError && <View>{moreError.title}</View>}
      <Button kind="text" size="small" busy={isLoadingMore && '正在取更多'} onTap={loadMore}>
        {moreError ? '再试一次' : '看更多'}
      </Button>
    </View>
  );
}
