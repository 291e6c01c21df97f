import { View } from '@tarojs/components';

import { bounded } from '#miniapp/bounds';
import type { ApiError } from '#miniapp/client/api-error';

import { Button } from './button';
import { kitWords } from './words';

type ListEndProps = {
  hasMore: boolean;
  /** It goes on no further, though there may be more. */
  isCut?: boolean;
  isLoadingMore: boolean;
  moreError: Pick<ApiError, 'title'> | undefined;
  loadMore: () => unknown;
};

/** Under a list that reads on by itself: on its way, stopped, or nothing at its end. */
export function ListEnd({ hasMore, isCut, isLoadingMore, moreError, loadMore }: ListEndProps) {
  if (isCut) {
    return <View className="list-end">{kitWords.list.cut(bounded.itemsListed.most)}</View>;
  }
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
