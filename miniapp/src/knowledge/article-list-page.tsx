import { useRouter } from '@tarojs/taro';

import { call } from '#miniapp/client/call';
import { usePages } from '#miniapp/client/use-pages';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListEnd } from '#miniapp/ui/list-end';
import { Page } from '#miniapp/ui/page';
import { articleApi } from '#shared/knowledge/article-api';

import { ArticleRows } from './article-rows';
import { ArticleRowsSkeleton } from './article-rows-skeleton';
import { knowledgeWords } from './words';

/** All of one kind: `?kind=announcement`, common questions otherwise. */
export default function ArticleListPage() {
  const kind = useRouter().params['kind'] === 'announcement' ? 'announcement' : 'faq';
  const list = usePages(`articles:${kind}`, (cursor) =>
    call(articleApi.list, { query: { kind, ...(cursor !== undefined && { cursor }) } }),
  );
  return (
    <Page title={knowledgeWords.kinds[kind]} onRefresh={list.refresh}>
      {list.isLoading && <ArticleRowsSkeleton count={6} />}
      {list.error && !list.data && (
        <ErrorState error={list.error} onRetry={() => void list.refresh()} />
      )}
      {list.data && list.items.length === 0 && (
        <EmptyState
          title={knowledgeWords.list.nothingYet}
          line={knowledgeWords.list.nothingYetNote}
        />
      )}
      {list.items.length > 0 && (
        <>
          <ArticleRows articles={list.items} />
          <ListEnd {...list} />
        </>
      )}
    </Page>
  );
}
