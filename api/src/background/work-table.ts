import type { WorkKind } from '#shared/background/work-kinds';

type Row = {
  /** `queue`: piece by piece, in every process. `schedule`: all that is due, in one process at a time. */
  runs: 'queue' | 'schedule';
  /** Milliseconds between two looks by itself; a queue is woken by its signal besides. */
  every: number;
  /** Pieces, or batches of them, at the same time in one process: more where one waits for WeChat most of its time. */
  atOnce: number;
  /** What its failure means for people. */
  failure: string;
};

const second = 1000;
const minute = 60 * second;

/** Everything that the product does without anybody asking. The logs and /metrics show it. */
export const workTable = {
  relay: {
    ...{ runs: 'queue', every: 5 * second, atOnce: 2 },
    failure: 'people do not hear of news on a ticket',
  },
  push: {
    ...{ runs: 'queue', every: 5 * second, atOnce: 2 },
    failure: 'somebody is not told in WeChat; the inbox has the news',
  },
  content_check: {
    ...{ runs: 'queue', every: 5 * second, atOnce: 4 },
    failure: 'a picture stays hidden from others, words stay unchecked',
  },
  wechat_event: {
    ...{ runs: 'queue', every: 5 * second, atOnce: 4 },
    failure: 'a consent or the answer of a content check is not taken in',
  },
  history: {
    ...{ runs: 'queue', every: 60 * second, atOnce: 1 },
    failure: 'a ticket of many entries stays large, and takes no more words when it is very large',
  },
  search: {
    ...{ runs: 'queue', every: 60 * second, atOnce: 1 },
    failure: 'tickets of an earlier version are not found, and searches get slower',
  },
  timer: {
    ...{ runs: 'queue', every: 5 * second, atOnce: 2 },
    failure:
      'what should happen to a ticket by itself does not: nobody is warned, nothing is closed',
  },
  absence: {
    ...{ runs: 'queue', every: 30 * second, atOnce: 1 },
    failure: 'tickets wait for somebody who has gone off duty or on leave',
  },
  recount: {
    ...{ runs: 'queue', every: 5 * second, atOnce: 1 },
    failure: 'open tickets go by hours and times that managers have changed',
  },
  orphan: {
    ...{ runs: 'schedule', every: 60 * minute, atOnce: 1 },
    failure: 'uploads that nobody attached take up room',
  },
  calendar: {
    ...{ runs: 'schedule', every: 60 * minute, atOnce: 1 },
    failure: 'managers do not hear that the holidays of a year are missing',
  },
} as const satisfies Record<WorkKind, Row>;

type KindThatRuns<Way extends Row['runs']> = {
  [Kind in WorkKind]: (typeof workTable)[Kind]['runs'] extends Way ? Kind : never;
}[WorkKind];

export type QueueKind = KindThatRuns<'queue'>;
export type JobKind = KindThatRuns<'schedule'>;
