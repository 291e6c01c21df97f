import { View } from '@tarojs/components';

import type { ApiError } from '#miniapp/client/api-error';

import { Button } from './button';
import { kitWords } from './words';

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
      <Button
        kind="text"
        size="small"
        busy={isLoadingMore && kitWords.list.loading}
        onTap={loadMore}
      >
        {moreError ? kitWords.errors.retry : kitWords.list.more}
      </Button>
    </View>
  );
}
