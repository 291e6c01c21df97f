import { bounded } from '#api/bounds/index';

import { answerCache } from './answer-cache';

/** Pages of lists, kept until anything in their list changes. Nobody may change what it gives out. */
export type PageCache<Page> = {
  /** A page by the names of its list and of itself; who asks for the same page at the same time waits for one reading. */
  read: (list: string, page: string, load: () => Promise<Page>) => Promise<Page>;
};

export function pageCache<Page>(
  options: Parameters<typeof answerCache<Promise<Page>>>[0],
): PageCache<Page> {
  const lists = answerCache<Promise<Page>>(options);
  return {
    read: (list, page, load) => {
      const pages = lists.about(list);
      const known = pages.get(page);
      if (known) {
        return known;
      }
      const loading = load();
      if (pages.size < bounded.pagesKept.most) {
        pages.set(page, loading);
        loading.catch(() => pages.delete(page));
      }
      return loading;
    },
  };
}
