import { workKindNames, type WorkKind } from '#shared/background/work-kinds';

import { workTable, type JobKind } from './work-table';

type Outcome = 'done' | 'failed' | 'skipped';

/** How the product's own work fares in this process. */
export type WorkCounts = {
  /** A piece was tried. */
  tried: (kind: WorkKind, outcome: Outcome) => void;
  /** A scheduled job came to its end. */
  ran: (kind: JobKind, outcome: 'done' | 'failed') => void;
  /** In Prometheus' text format, and before it what there is: how often in seconds, what a failure means. */
  describe: () => string[];
};

export function countWork(): WorkCounts {
  const pieces = new Map<string, number>();
  const runs = new Map<string, number>();
  return {
    tried: (kind, outcome) => {
      countOne(pieces, kind, outcome);
    },
    ran: (kind, outcome) => {
      countOne(runs, kind, outcome);
    },
    describe: () => [
      '# TYPE huisheng_work gauge',
      ...workKindNames.map(sayRow),
      ...sayCounts('huisheng_work_pieces_total', pieces),
      ...sayCounts('huisheng_work_runs_total', runs),
    ],
  };
}

function countOne(counts: Map<string, number>, kind: WorkKind, outcome: Outcome) {
  const labels = `job="${kind}",outcome="${outcome}"`;
  counts.set(labels, (counts.get(labels) ?? 0) + 1);
}

function sayRow(kind: WorkKind): string {
  const { runs, every, failure } = workTable[kind];
  return `huisheng_work{job="${kind}",runs="${runs}",every="${every / 1000}",failure="${failure}"} 1`;
}

function sayCounts(name: string, counts: ReadonlyMap<string, number>): string[] {
  return [
    `# TYPE ${name} counter`,
    ...[...counts].map(([labels, count]) => `${name}{${labels}} ${count}`),
  ];
}
