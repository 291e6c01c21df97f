export { articleRepository } from './article-repository';
export { articleRoutes } from './article-routes';
