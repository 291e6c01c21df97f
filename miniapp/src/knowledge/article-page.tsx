import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';

import { call } from '#miniapp/client/call';
import { useNow } from '#miniapp/client/use-now';
import { useQuery } from '#miniapp/client/use-query';
import { openPage } from '#miniapp/platform/navigation';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { ErrorState } from '#miniapp/ui/error-state';
import { Page } from '#miniapp/ui/page';
import { Skeleton } from '#miniapp/ui/skeleton';
import { articleApi, type ArticleReply } from '#shared/knowledge/article-api';
import { sayDate } from '#shared/time/say-time';

import { paragraphsOf } from './paragraphs';

import './article-page.scss';
import { knowledgeWords } from './words';

export default function ArticlePage() {
  const { id = '' } = useRouter().params;
  const article = useQuery(`article:${id}`, () => call(articleApi.show, { params: { id } }));
  return (
    <Page title={article.data ? knowledgeWords.kinds[article.data.kind] : ' '}>
      {article.isLoading && <ArticleSkeleton />}
      {article.error && !article.data && (
        <ErrorState error={article.error} onRetry={() => void article.refresh()} />
      )}
      {article.data && <Article article={article.data} />}
    </Page>
  );
}

function Article({ article: { kind, title, text, publishedAt } }: { article: ArticleReply }) {
  const now = useNow();
  return (
    <>
      <Card className="article">
        <View className="article__title">{title}</View>
        <View className="article__date">{sayDate(publishedAt, now)}</View>
        {paragraphsOf(text).map((paragraph, index) => (
          <View
            key={index}
            className={paragraph.kind === 'step' ? 'article__step' : 'article__paragraph'}
          >
            {paragraph.kind === 'step' && (
              <View className="article__number">{paragraph.number}</View>
            )}
            <View className="article__words">{paragraph.text}</View>
          </View>
        ))}
      </Card>
      {kind === 'faq' && (
        <View className="article__further">
          <View>{knowledgeWords.article.notSolved}</View>
          <Button
            kind="text"
            onTap={() => {
              openPage('tickets/report-page');
            }}
          >
            {knowledgeWords.article.report}
          </Button>
        </View>
      )}
    </>
  );
}

function ArticleSkeleton() {
  return (
    <Card className="article">
      <Skeleton width="80%" height="27px" />
      <Skeleton width="30%" height="18px" />
      <Skeleton height="24px" />
      <Skeleton height="24px" />
      <Skeleton width="60%" height="24px" />
    </Card>
  );
}
