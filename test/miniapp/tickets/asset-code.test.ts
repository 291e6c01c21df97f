import { arrivalCode, assetCodeIn } from '#miniapp/tickets/asset-code';

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

it.each([
  ['our own link', { asset: 'YS-0032' }, 'YS-0032'],
  ['our own link, encoded', { asset: '%E6%B3%B5-1' }, '泵-1'],
  ['a link that nobody encoded', { asset: '50%' }, '50%'],
  ['a mini-program code', { scene: 'YS-0032' }, 'YS-0032'],
  ['a mini-program code with a name', { scene: 'asset%3DYS-0032' }, 'YS-0032'],
  ['a plain link', { q: 'https%3A%2F%2Fexample.com%2Fa%2FYS-0032' }, 'YS-0032'],
  ['a plain link with a name', { q: 'https%3A%2F%2Fexample.com%2F%3Fasset%3D7%2525' }, '7%'],
  ['a broken plain link', { q: '%E6%' }, '%E6%'],
  ['nothing', {}, ''],
  ['an empty name', { asset: '', scene: undefined }, ''],
])('finds what %s arrives with', (_way, arrival, code) => {
  expect(arrivalCode(arrival)).toBe(code);
});
