import { requestPath } from '#miniapp/client/request-path';

describe('request path', () => {
  test.each([
    ['stays as it is without parts', '/me', {}, {}, '/me'],
    [
      'fills in the parts',
      '/tickets/:id/actions/:action',
      { id: 'a1', action: 'accept' },
      {},
      '/tickets/a1/actions/accept',
    ],
    ['escapes what a part contains', '/articles/:id', { id: 'a/b c' }, {}, '/articles/a%2Fb%20c'],
    [
      'appends the query',
      '/tickets',
      {},
      { view: 'mine', limit: 20 },
      '/tickets?view=mine&limit=20',
    ],
    [
      'writes Chinese so that every server reads it',
      '/tickets',
      {},
      { q: '凭证' },
      '/tickets?q=%E5%87%AD%E8%AF%81',
    ],
    [
      'leaves out what is not there',
      '/tickets',
      {},
      { q: '', cursor: undefined, status: null, after: 0 },
      '/tickets?after=0',
    ],
  ])('%s', (_title, template, params, query, expected) => {
    expect(requestPath(template, params, query)).toBe(expected);
  });

  test.each([[{}], [{ id: '' }], [{ id: undefined }]])(
    'refuses to call without its part: %j',
    (params) => {
      expect(() => requestPath('/tickets/:id', params)).toThrow('/tickets/:id needs id');
    },
  );
});
