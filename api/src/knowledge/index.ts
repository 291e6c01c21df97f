export { articleRepository } from './article-repository';
export { knowledgeRoom } from './knowledge-room';
