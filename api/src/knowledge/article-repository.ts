import { findPage, type Database, type Page, type PageInput } from '#api/mongo/index';

import { articleModel, type Article, type ArticleDocument } from './article-model';

const listed = ['kind', 'title', 'publishedAt'] as const satisfies (keyof Article)[];

type KeptArticle = Article & { id: string };
type ListedArticle = Omit<KeptArticle, 'text'>;
type Search = PageInput & { kind?: Article['kind'] | undefined };

export type ArticleRepository = {
  /** Newest first. */
  list: (search: Search) => Promise<Page<ListedArticle>>;
  find: (id: string) => Promise<KeptArticle | null>;
  /** Replaces the article with the same title. */
  publish: (article: Article) => Promise<void>;
};

export function articleRepository(database: Database): ArticleRepository {
  const articles = articleModel(database);
  return {
    list: async ({ kind, ...page }) => {
      const { items, nextCursor } = await findPage<ArticleDocument, (typeof listed)[number]>(
        articles,
        {
          ...page,
          filter: kind === undefined ? {} : { kind },
          order: { by: 'publishedAt', direction: 'descending' },
          pick: listed,
        },
      );
      return {
        items: items.map(({ _id, ...rest }) => ({ id: _id.toHexString(), ...rest })),
        nextCursor,
      };
    },

    find: async (id) => {
      const found = await articles.findById(id).lean<ArticleDocument>();
      if (!found) {
        return null;
      }
      const { _id, ...article } = found;
      return { id: _id.toHexString(), ...article };
    },

    publish: async ({ title, ...fields }) => {
      await articles.updateOne({ title }, { $set: fields }, { upsert: true });
    },
  };
}
