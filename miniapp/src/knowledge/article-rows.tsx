import { useNow } from '#miniapp/client/use-now';
import { openPage } from '#miniapp/platform/navigation';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import type { ArticleSummary } from '#shared/knowledge/article-api';
import { sayDate } from '#shared/time/say-time';

/** Questions by their title, announcements with their day. */
export function ArticleRows({ articles }: { articles: readonly ArticleSummary[] }) {
  const now = useNow();
  return (
    <Card flush>
      {articles.map(({ id, kind, title, publishedAt }) => (
        <ListRow
          key={id}
          id={`article-${id}`}
          title={title}
          {...(kind === 'announcement' ? { note: sayDate(publishedAt, now) } : {})}
          onTap={() => {
            openPage('knowledge/article-page', { id });
          }}
        />
      ))}
    </Card>
  );
}
