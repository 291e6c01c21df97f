export { articleRepository, type ArticleRepository } from './article-repository';
export { articleRoutes } from './article-routes';
