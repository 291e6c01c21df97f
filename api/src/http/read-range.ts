/** First and last byte, both included. */
export type ByteRange = { start: number; end: number };

/**
 * What a `Range` header asks for. Several ranges, other units and nonsense mean the whole file, as RFC 9110 allows;
 * `none` is a range beyond the end.
 */
export function readRange(header: string, size: number): ByteRange | 'all' | 'none' {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (first === '') {
    return last === '' ? 'all' : within(Math.max(0, size - Number(last)), size - 1);
  }
  if (last !== '' && Number(last) < Number(first)) {
    return 'all';
  }
  return within(Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1));
}

function within(start: number, end: number): ByteRange | 'none' {
  return start <= end ? { start, end } : 'none';
}
