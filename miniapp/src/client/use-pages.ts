import { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';

import { bounded } from '#miniapp/bounds';

import { toApiError, type ApiError } from './api-error';
import { useQuery, type QueryOptions } from './use-query';

type Page<T> = { items: T[]; nextCursor: string | null };
type More<T> = { key: string; items: T[]; nextCursor: string | null };

/**
 * A long list: the first page keeps itself up to date, the next ones come when the reader reaches the end. An item that
 * moved between pages is shown once.
 */
export function usePages<T extends { id: string }>(
  key: string,
  ask: (cursor: string | undefined) => Promise<Page<T>>,
  options: Pick<QueryOptions<Page<T>>, 'isNews' | 'pollEvery'> = {},
) {
  const first = useQuery(key, () => ask(undefined), options);
  const [read, setRead] = useState<More<T>>();
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [moreError, setMoreError] = useState<ApiError>();
  const more = read?.key === key ? read : undefined;
  const items = distinct([first.data, more]);
  const isCut = items.length >= bounded.itemsListed.most;
  const nextCursor = isCut ? null : ((more ?? first.data)?.nextCursor ?? null);

  const loadMore = async () => {
    if (nextCursor === null || isLoadingMore) {
      return;
    }
    setLoadingMore(true);
    setMoreError(undefined);
    try {
      const page = await ask(nextCursor);
      setRead({
        key,
        items: [...(more?.items ?? []), ...page.items],
        nextCursor: page.nextCursor,
      });
    } catch (error: unknown) {
      setMoreError(toApiError(error));
    }
    setLoadingMore(false);
  };
  useReachBottom(() => void loadMore());

  return {
    ...first,
    items,
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
