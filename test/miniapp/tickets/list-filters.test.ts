import { listFilters, listFilterNames, sayNothingFound } from '#miniapp/tickets/list-filters';
import { relatedArticles } from '#miniapp/tickets/related-articles';
import { emptyDraft } from '#miniapp/tickets/report-draft';
import { sayUnsent } from '#miniapp/tickets/report-outbox-words';
import { sayMore } from '#miniapp/tickets/say-more';
import { ticketStatuses } from '#shared/tickets/ticket-status';

it('leaves no status that only 全部 would find', () => {
  const found = new Set(listFilterNames.flatMap((name) => [...listFilters[name]]));
  expect([...found].sort()).toEqual([...ticketStatuses].sort());
});

it.each([
  ['all', '凭证', false, '没有找到“凭证”'],
  ['all', '', false, '还没有工单'],
  ['all', '', true, '同事们还没有工单'],
  ['yourTurn', '', true, '现在没有等您处理的工单'],
] as const)('says why nothing is shown: %s %j', (filter, words, isColleagues, sentence) => {
  expect(sayNothingFound(filter, words, isColleagues)).toBe(sentence);
});

it('finds the question that is like the report, and keeps the order where none is', () => {
  const articles = [
    { title: '年末结账前要检查什么' },
    { title: '登录一直转圈怎么办' },
    { title: '导入凭证提示科目不存在怎么办' },
  ];
  const [best] = relatedArticles('今天导入凭证，提示“科目不存在”', articles, 2);
  expect(best?.title).toBe('导入凭证提示科目不存在怎么办');
  expect(relatedArticles('xyz', articles, 2)).toEqual(articles.slice(0, 2));
});

it('sums up what stands behind 更多', () => {
  expect(sayMore(emptyDraft)).toBe('影响范围、产品、设备、上门');
  const draft = { ...emptyDraft, assetCode: 'YS-1', scope: 'team' as const };
  expect(sayMore(draft, '启明财务云')).toBe('启明财务云 · 设备 YS-1 · 几个同事');
});

describe('a report on its way', () => {
  const report = {
    userId: 'u',
    key: 'k',
    draft: emptyDraft,
    contact: { name: '林晓', phone: '' },
    environment: '',
  };

  it.each([
    [false, '网络断了，内容已保存在手机里，恢复后会自动提交'],
    [true, '服务器暂时没有回应，内容已保存在手机里，会自动再提交'],
  ])('says why it waits', (isServerFault, sentence) => {
    expect(sayUnsent({ state: 'waiting', report, isServerFault, hasWaited: true })).toBe(sentence);
  });

  it('says what is wrong with it', () => {
    const refused = { state: 'refused' as const, report, title: '有内容需要修改', errors: [] };
    expect(sayUnsent(refused)).toBe('有内容需要修改');
    const errors = [{ path: 'contact.phone', message: '这个电话不对' }];
    expect(sayUnsent({ ...refused, errors })).toBe('这个电话不对');
  });
});
