import { pageUrl } from '#miniapp/platform/page-url';

describe('page address', () => {
  test.each([
    ['tickets/home-page', {}, '/tickets/home-page'],
    ['tickets/ticket-page', { id: 'a1' }, '/tickets/ticket-page?id=a1'],
    [
      'tickets/ticket-list-page',
      { q: '凭证 & 导入', page: 0 },
      '/tickets/ticket-list-page?q=%E5%87%AD%E8%AF%81%20%26%20%E5%AF%BC%E5%85%A5&page=0',
    ],
    ['tickets/report-page', { asset: undefined, from: '' }, '/tickets/report-page'],
  ])('%s with %j', (path, query, expected) => {
    expect(pageUrl(path, query)).toBe(expected);
  });
});
