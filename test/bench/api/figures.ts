import type { Turn } from './load';

/** The middle one, or the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export type Figures = {
  perSecond: number;
  median: number;
  p99: number;
  /** Times what bare Koa has in the same turn: requests per second, then milliseconds. */
  toBare: { perSecond: number; median: number; p99: number };
  failed: number;
  processor: number | null;
};

/** Medians over the turns; each turn is compared with bare Koa's of the same turn, which met the same machine. */
export function figuresOf(turns: readonly Turn[], bare: readonly Turn[]): Figures {
  const median = (read: (turn: Turn) => number) => medianOf(turns.map(read));
  const toBare = (read: (turn: Turn) => number) =>
    medianOf(turns.map((turn, at) => read(turn) / read(bare[at] ?? turn)));
  return {
    perSecond: median((turn) => turn.perSecond),
    median: median((turn) => turn.median),
    p99: median((turn) => turn.p99),
    toBare: {
      perSecond: toBare((turn) => turn.perSecond),
      median: toBare((turn) => turn.median),
      p99: toBare((turn) => turn.p99),
    },
    processor: turns.some(({ processor }) => processor === null)
      ? null
      : median((turn) => turn.processor ?? NaN),
    failed: turns.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** Rows of words below each other: the first column to the left, numbers to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
