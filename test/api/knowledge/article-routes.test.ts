import type { ArticleReply, ArticleSummary } from '#shared/knowledge/article-api';

import { startTestApi } from '../../support/api';

type Page = { items: ArticleSummary[]; nextCursor: string | null };

const api = await startTestApi();
afterAll(api.stop);
const customer = await api.signIn('customer');

beforeAll(async () => {
  for (const [number, kind] of (['faq', 'announcement', 'faq'] as const).entries()) {
    await api.rooms.articles.publish({
      kind,
      title: `第 ${number + 1} 篇`,
      text: `正文 ${number + 1}`,
      publishedAt: new Date(Date.UTC(2099, 0, number + 1)),
    });
  }
});

const titles = ({ items }: Page) => items.map(({ title }) => title);

it('lists articles, newest first, without their text', async () => {
  const { status, body } = await customer.get<Page>('/articles');
  expect(status).toBe(200);
  expect(titles(body)).toEqual(['第 3 篇', '第 2 篇', '第 1 篇']);
  expect(Object.keys(body.items[0] ?? {}).sort()).toEqual(['id', 'kind', 'publishedAt', 'title']);
});

it('lists one kind', async () => {
  const { body } = await customer.get<Page>('/articles?kind=faq');
  expect(titles(body)).toEqual(['第 3 篇', '第 1 篇']);
});

it('lists page by page', async () => {
  const first = await customer.get<Page>('/articles?limit=2');
  const second = await customer.get<Page>(`/articles?limit=2&cursor=${first.body.nextCursor}`);
  expect([...titles(first.body), ...titles(second.body)]).toEqual([
    '第 3 篇',
    '第 2 篇',
    '第 1 篇',
  ]);
  expect(second.body.nextCursor).toBeNull();
});

it('shows one article with its text', async () => {
  const { body } = await customer.get<Page>('/articles?kind=announcement');
  const { status, body: article } = await customer.get<ArticleReply>(
    `/articles/${body.items[0]?.id}`,
  );
  expect(status).toBe(200);
  expect(article).toMatchObject({ title: '第 2 篇', text: '正文 2' });
});

it('replaces an article with the same title', async () => {
  const [first] = (await customer.get<Page>('/articles')).body.items;
  await api.rooms.articles.publish({
    kind: 'faq',
    title: '第 3 篇',
    text: '新的正文',
    publishedAt: new Date(Date.UTC(2099, 0, 3)),
  });
  const { body } = await customer.get<ArticleReply>(`/articles/${first?.id}`);
  expect(body.text).toBe('新的正文');
});

it.each([
  ['/articles/000000000000000000000000', 404, 'article.not_found'],
  ['/articles/not-an-id', 404, 'article.not_found'],
  ['/articles?kind=gossip', 400, 'request.invalid'],
  ['/articles?limit=101', 400, 'request.invalid'],
  ['/articles?cursor=made-up', 400, 'request.invalid'],
])('GET %s → %d %s', async (path, status, code) => {
  expect(await customer.get(path)).toMatchObject({ status, body: { code } });
});

it.each(['/articles', '/articles/000000000000000000000000'])(
  'GET %s asks for a sign-in',
  async (path) => {
    expect((await api.anybody.get(path)).status).toBe(401);
  },
);
