import type { TemplateBody } from '#shared/directory/template-api';

/** What people write again and again. A quick reply has a text, a resolution its three parts. */
export type Template = {
  /** Null: everybody’s. */
  ownerId: string | null;
  kind: TemplateBody['kind'];
  title: string;
  text: string;
  cause: string;
  solution: string;
  prevention: string;
};
