import type { Room } from '#api/room';
import { articleApi } from '#shared/knowledge/article-api';

import type { ArticleRepository } from './article-repository';
import { articleRoutes } from './article-routes';

export function knowledgeRoom(articles: ArticleRepository): Room {
  return {
    contracts: { knowledge: articleApi },
    mount: (routes) => {
      articleRoutes(routes, articles);
    },
  };
}
