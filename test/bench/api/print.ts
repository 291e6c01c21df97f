import type { Commands } from './count-commands';
import { table, type Figures } from './figures';
import type { Memory } from './product';

export type Result = { kind: string; figures: Figures };
export type Sized = { size: number; results: Result[] };
export type Start = {
  size: number;
  coldStart: number;
  fresh: Memory | null;
  loaded: Memory | null;
};

const count = (value: number) => value.toLocaleString('en');
const times = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ×`;
const milliseconds = (value: number) => value.toFixed(value < 10 ? 2 : 0);

export function describeResults({ size, results }: Sized, commands: ReadonlyMap<string, Commands>) {
  const head = [
    '',
    'per second',
    '÷ bare',
    'p50 ms',
    '÷ bare',
    'p99 ms',
    '÷ bare',
    'CPU ms',
    'commands',
  ];
  const rows = results.map(({ kind, figures }) => {
    const { perSecond, median, p99, processor, toBare, failed } = figures;
    const { answered, settled } = commands.get(kind) ?? { answered: NaN, settled: NaN };
    return [
      kind,
      ...[perSecond.toFixed(0), toBare.perSecond.toFixed(3)],
      ...[milliseconds(median), times(toBare.median), milliseconds(p99), times(toBare.p99)],
      processor === null ? '?' : processor.toFixed(2),
      settled > answered ? `${answered} + ${settled - answered}` : String(answered),
      ...(failed > 0 ? [`${failed} failed`] : []),
    ];
  });
  return `${count(size)} tickets\n${table([head, ...rows])}\n`;
}

/** How much longer the same takes where there are most tickets: 1 is as it should be. */
export function describeGrowth(all: readonly Sized[]): string {
  const [few, many] = [all[0], all.at(-1)];
  if (!few || !many || few === many) {
    return '';
  }
  const head = [
    `${count(many.size)} beside ${count(few.size)}`,
    ...['p50', 'p99', 'time per request'],
  ];
  const rows = many.results.map(({ kind, figures }, at) => {
    const before = few.results[at]?.figures ?? figures;
    return [
      kind,
      ...[times(figures.median / before.median), times(figures.p99 / before.p99)],
      times(before.perSecond / figures.perSecond),
    ];
  });
  return `${table([head, ...rows])}\n`;
}

export function describeCommands(commands: ReadonlyMap<string, Commands>): string {
  const rows = [...commands].map(([kind, { names }]) => `${kind.padEnd(14)} ${names}`);
  return `What the database is sent before the answer\n${rows.join('\n')}\n`;
}

export function describeStarts(starts: readonly Start[]): string {
  const head = ['', 'cold start ms', 'MB at first', 'MB after the load', 'with the file’s pages'];
  const rows = starts.map(({ size, coldStart, fresh, loaded }) => [
    `${count(size)} tickets`,
    coldStart.toFixed(0),
    ...[String(fresh?.own ?? '?'), String(loaded?.own ?? '?'), String(loaded?.whole ?? '?')],
  ]);
  return `${table([head, ...rows])}\n`;
}
