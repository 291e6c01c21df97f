import { assertThat } from '#api/app-error';
import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { articleApi } from '#shared/knowledge/article-api';

import type { ArticleRepository } from './article-repository';

export function articleRoutes(routes: ApiRoutes, articles: ArticleRepository) {
  mount(routes, articleApi.list, async ({ query }) => {
    const { items, nextCursor } = await articles.list(query);
    return { items: items.map(withTime), nextCursor };
  });

  mount(routes, articleApi.show, async ({ params }) => {
    const article = await articles.find(params.id);
    assertThat(article, 'article.not_found');
    return withTime(article);
  });
}

function withTime<A extends { publishedAt: Date }>(article: A) {
  return { ...article, publishedAt: article.publishedAt.toISOString() };
}
