import { readRange } from '#api/http/read-range';

it.each([
  ['', 'all'],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-500', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=99-', { start: 99, end: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=20-10', 'all'],
  ['bytes=-', 'all'],
  ['bytes=0-1,5-6', 'all'],
  ['lines=0-1', 'all'],
  ['bytes=a-b', 'all'],
])('reads %j of 100 bytes as %j', (header, range) => {
  expect(readRange(header, 100)).toEqual(range);
});

it('finds no range in an empty file', () => {
  expect(readRange('bytes=0-', 0)).toBe('none');
});
