import { jest } from '@jest/globals';

import { articleApi } from '#shared/knowledge/article-api';
import { similarApi } from '#shared/tickets/similar-api';

const call = jest.fn<(endpoint: unknown, asked: unknown) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));
const { offeredFor } = await import('#miniapp/tickets/resolve/prefill-offers');

const texts = { cause: '科目没有同步', solution: '同步科目表', prevention: '' };
const similar = { ...texts, id: 't1', number: 'SH20261101-0001', sameAs: 'asset' };
const template = { ...texts, id: 'p1', kind: 'resolution', title: '同步科目' };
const articles = [
  { id: 'a1', title: '打印凭证没有反应' },
  { id: 'a2', title: '怎样反结账' },
];
const longText = '先检查打印机。'.repeat(400);

function answer(endpoint: unknown) {
  switch (endpoint) {
    case similarApi.similar:
      return { items: [{ ...similar, solvedAt: '2026-11-01T02:00:00Z', engineer: null }] };
    case articleApi.list:
      return { items: articles };
    case articleApi.show:
      return { ...articles[0], text: longText };
    default:
      return { items: [template, { id: 'q1', kind: 'reply', title: '在查', text: '在查' }] };
  }
}

beforeEach(() => {
  call.mockReset().mockImplementation((endpoint) => Promise.resolve(answer(endpoint)));
});

it('offers solved tickets first, then templates, then the articles that are about it', async () => {
  const offered = await offeredFor({ id: 't9', description: '打印凭证的时候没有反应' });
  expect(offered.map(({ id }) => id)).toEqual(['t1', 'p1', 'a1']);
  expect(await offered[0]?.read()).toEqual(texts);
  expect(await offered[1]?.read()).toEqual(texts);
});

it('fetches an article when it is chosen, and writes no more than the form takes', async () => {
  const offered = await offeredFor({ id: 't9', description: '打印凭证的时候没有反应' });
  expect(call.mock.calls.map(([endpoint]) => endpoint)).not.toContain(articleApi.show);
  const { solution = '' } = (await offered.at(-1)?.read()) ?? {};
  expect(call).toHaveBeenLastCalledWith(articleApi.show, { params: { id: 'a1' } });
  expect(longText.startsWith(solution.slice(0, 1900))).toBe(true);
  expect(solution.length).toBeLessThanOrEqual(2000);
});

it('offers no article that is about something else', async () => {
  const offered = await offeredFor({ id: 't9', description: '采集终端黑屏' });
  expect(offered.map(({ id }) => id)).toEqual(['t1', 'p1']);
});
