import { workTable } from '#api/background/index';
import { bounded, type Bound } from '#api/bounds/index';
import { widenBounds } from '#api/config/index';
import { markdownTable } from '#api/markdown-table';

import { bounded as ofDatabase } from '../api/embedded-mongo/bounds';
import { bounded as ofPhone } from '../miniapp/src/bounds';

type Row = Omit<Bound, 'kind'> & { kind: string };
type Section = { title: string; rows: Readonly<Record<string, Row>> };

const sizes = [
  ['MB', 1024 * 1024],
  ['KB', 1024],
] as const;
const times = [
  ['d', 24 * 60 * 60_000],
  ['h', 60 * 60_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** Every table of what could grow without end. */
export const boundSections: readonly Section[] = [
  { title: 'The service', rows: bounded },
  { title: 'Calls', rows: boundsOnCalls() },
  { title: 'Work', rows: boundsOnWork() },
  { title: 'The embedded database', rows: ofDatabase },
  { title: 'A phone', rows: ofPhone },
];

function boundsOnCalls(): Record<string, Row> {
  const rows = Object.entries(widenBounds(1)).map(
    ([name, { who, most, within }]): [string, Row] => [
      name,
      {
        ...{ kind: 'call', most, place: 'api/src/config/bounds.ts', as: `${name}:` },
        unit: within === 0 ? 'at the same time' : `in ${say(within, 'ms')}`,
        of: `of one ${who}`,
        beyond: '429 request.too_many with `Retry-After`',
      },
    ],
  );
  return Object.fromEntries(rows);
}

function boundsOnWork(): Record<string, Row> {
  const rows = Object.entries(workTable).map(([kind, { atOnce, failure }]): [string, Row] => [
    kind,
    {
      ...{ kind: 'job', most: atOnce, unit: 'pieces' },
      of: 'worked on at the same time in one process',
      beyond: `the others wait in the database; when it fails, ${failure}`,
      ...{ place: 'api/src/background/work-table.ts', as: `${kind}:` },
    },
  ]);
  return Object.fromEntries(rows);
}

/** The Markdown of docs/generated/bounds.md. */
export function describeBounds(): string {
  return [
    '# Nothing grows without end',
    '',
    'Written from `api/src/bounds`, `api/src/config/bounds.ts`, `api/src/background/work-table.ts`, `api/embedded-mongo/bounds.ts` and',
    '`miniapp/src/bounds.ts`, from which the code takes the numbers; `npm run docs` writes it anew.',
    '',
    ...boundSections.flatMap(({ title, rows }) => [
      `## ${title}`,
      '',
      ...markdownTable(
        ['name', 'kind', 'of', 'most', 'what happens at it', 'where'],
        Object.entries(rows).map(([name, { kind, of, most, unit, beyond, place }]) => [
          ...[name, kind, of, say(most, unit), beyond, `\`${place}\``],
        ]),
      ),
      '',
    ]),
  ].join('\n');
}

function say(most: number, unit: string): string {
  const steps = unit === 'bytes' ? sizes : unit === 'ms' ? times : [];
  const step = steps.find(([, size]) => most >= size && most % size === 0);
  const [name, size] = step ?? [unit, 1];
  return `${(most / size).toLocaleString('en')} ${name}`;
}
