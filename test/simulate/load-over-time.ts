import type { Engineer } from './company';

/** Milliseconds, the second later than the first. */
export type Span = { from: number; to: number };

export type LoadChange = { at: number; by: 1 | -1 };

/** When somebody was on duty, not on leave and could be reached, until then. */
export function spansAtWork({ away, duty }: Engineer, until: number): Span[] {
  let spans = duty.map(({ from, to }) => ({ from, to: Math.min(to ?? until, until) }));
  for (const gone of away) {
    spans = spans.flatMap(({ from, to }) => [
      { from, to: Math.min(to, gone.from) },
      { from: Math.max(from, gone.to), to },
    ]);
    spans = spans.filter(({ from, to }) => from < to);
  }
  return spans.filter(({ from, to }) => from < to);
}

export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** What a number that begins with 0 and changes in this order was on the average of some time. */
export function meanOver(changes: readonly LoadChange[], spans: readonly Span[]): number {
  let load = 0;
  let area = 0;
  for (const [index, { at, by }] of changes.entries()) {
    load += by;
    const until = changes[index + 1]?.at ?? Infinity;
    area += load * spans.reduce((sum, span) => sum + overlap(span, { from: at, to: until }), 0);
  }
  return area / lengthOf(spans);
}

function overlap(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}
