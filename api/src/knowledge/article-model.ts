import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';
import { articleKinds } from '#shared/knowledge/article-api';

export type Article = {
  kind: (typeof articleKinds)[number];
  title: string;
  text: string;
  publishedAt: Date;
};

export type ArticleDocument = Article & { _id: Types.ObjectId };

const schema = new Schema<ArticleDocument>(
  {
    kind: { type: String, enum: articleKinds, required: true },
    title: { type: String, required: true },
    text: { type: String, required: true },
    publishedAt: { type: Date, required: true },
  },
  { versionKey: false },
);
// all articles, newest first
schema.index({ publishedAt: -1, _id: -1 });
// articles of one kind, newest first
schema.index({ kind: 1, publishedAt: -1, _id: -1 });
// an article is published once, by its title
schema.index({ title: 1 }, { unique: true });

export function articleModel(database: Database): Model<ArticleDocument> {
  return database.model<ArticleDocument>('Article', schema, 'articles');
}
