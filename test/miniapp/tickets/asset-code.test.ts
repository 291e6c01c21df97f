import { assetCodeIn } from '#miniapp/tickets/asset-code';

it.each([
  ['YS-PUMP-0032', 'YS-PUMP-0032'],
  ['  YS-PUMP-0032\n', 'YS-PUMP-0032'],
  ['https://example.com/a/YS-PUMP-0032', 'YS-PUMP-0032'],
  ['https://example.com/scan?from=label&asset=YS%2D0032', 'YS-0032'],
  ['http://example.com/?sn=77#top', '77'],
  ['https://example.com/%E6%B3%B5%E6%88%BF', '泵房'],
  ['https://example.com/100%', '100%'],
  ['https://example.com', 'https://example.com'],
])('finds the code in %j', (scanned, code) => {
  expect(assetCodeIn(scanned)).toBe(code);
});

it('never makes a code longer than a ticket takes', () => {
  expect(assetCodeIn('x'.repeat(300))).toHaveLength(64);
});

it('is cut between signs, never through one', () => {
  expect(assetCodeIn(`${'A'.repeat(63)}😀😀`)).toBe(`${'A'.repeat(63)}😀`);
});
