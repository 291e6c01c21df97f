import { Counter, Gauge, Registry } from 'prom-client';

import { workKindNames, type WorkKind } from '#shared/background/work-kinds';

import { workTable, type JobKind } from './work-table';

type Outcome = 'done' | 'failed' | 'skipped';

/** How the product's own work fares in this process. */
export type WorkCounts = {
  /** A piece was tried, or so many. */
  tried: (kind: WorkKind, outcome: Outcome, pieces?: number) => void;
  /** A scheduled job came to its end. */
  ran: (kind: JobKind, outcome: 'done' | 'failed') => void;
  /** In Prometheus' text format, and before it what there is: how often in seconds, what a failure means. */
  describe: () => Promise<string>;
};

export function countWork(): WorkCounts {
  const registry = new Registry();
  sayTable(registry);
  const counter = (name: string, help: string) =>
    new Counter({ name, help, labelNames: ['job', 'outcome'], registers: [registry] });
  const pieces = counter('huisheng_work_pieces_total', 'Pieces that a worker tried.');
  const runs = counter('huisheng_work_runs_total', 'Runs of scheduled jobs.');
  return {
    tried: (job, outcome, many = 1) => {
      pieces.inc({ job, outcome }, many);
    },
    ran: (job, outcome) => {
      runs.inc({ job, outcome });
    },
    describe: () => registry.metrics(),
  };
}

function sayTable(registry: Registry) {
  const table = new Gauge({
    name: 'huisheng_work',
    help: 'What the product does by itself.',
    labelNames: ['job', 'runs', 'every', 'failure'],
    registers: [registry],
  });
  for (const job of workKindNames) {
    const { runs, every, failure } = workTable[job];
    table.set({ job, runs, every: every / 1000, failure }, 1);
  }
}
