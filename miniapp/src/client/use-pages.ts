import { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';

import { bounded } from '#miniapp/bounds';

import { toApiError, type ApiError } from './api-error';
import { useQuery, type QueryOptions } from './use-query';

type Page<T> = { items: T[]; nextCursor: string | null };
type ItemOf<P extends Page<{ id: string }>> = P['items'][number];
/** All further items that were read, and the page that came last. */
type More<P extends Page<{ id: string }>> = { key: string; items: ItemOf<P>[]; last: P };

/**
 * A long list: the first page keeps itself up to date, the next ones come when the reader reaches the end. An item that
 * moved between pages is shown once.
 */
export function usePages<P extends Page<{ id: string }>>(
  key: string,
  ask: (cursor: string | undefined) => Promise<P>,
  options: Pick<QueryOptions<P>, 'isNews' | 'pollEvery'> = {},
) {
  const first = useQuery(key, () => ask(undefined), options);
  const [read, setRead] = useState<More<P>>();
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [moreError, setMoreError] = useState<ApiError>();
  const more = read?.key === key ? read : undefined;
  const items = distinct<ItemOf<P>>([first.data, more]);
  const last = more?.last ?? first.data;
  const isCut = items.length >= bounded.itemsListed.most;
  const nextCursor = isCut ? null : (last?.nextCursor ?? null);

  const loadMore = async () => {
    if (nextCursor === null || isLoadingMore) {
      return;
    }
    setLoadingMore(true);
    setMoreError(undefined);
    try {
      const page = await ask(nextCursor);
      setRead({ key, items: [...(more?.items ?? []), ...page.items], last: page });
    } catch (error: unknown) {
      setMoreError(toApiError(error));
    }
    setLoadingMore(false);
  };
  useReachBottom(() => void loadMore());

  return {
    ...first,
    items,
    last,
    hasMore: nextCursor !== null,
    /** There may be more, but nobody reads on so far. */
    isCut,
    isLoadingMore,
    moreError,
    loadMore,
  };
}

function distinct<T extends { id: string }>(parts: ({ items: T[] } | undefined)[]): T[] {
  const items = parts.flatMap((part) => part?.items ?? []);
  // the first page is read again and again, so it is newer than the pages that were read further down
  const known = new Set<string>();
  return items.filter(({ id }) => !known.has(id) && known.add(id));
}
