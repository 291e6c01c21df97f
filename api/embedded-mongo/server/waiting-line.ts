import { tooLate } from '../command/patience';
import type { ServerError } from '../errors/server-error';

export type Question = {
  message: Buffer;
  connectionId: number;
  /** the cursor it goes on with */
  cursor?: string | undefined;
  /** of `performance.now()` in this thread; Infinity: none */
  deadline: number;
};

type Answering = { resolve: (body: Buffer) => void; reject: (error: Error) => void };

export type Job = Question &
  Answering & {
    id: number;
    /** becomes 1 when nobody wants the answer any more */
    flag: Int32Array;
  };

/** Commands that wait for a reading thread, in the order they came. */
export type WaitingLine = {
  join: (question: Question, answering: Answering) => void;
  /** Lets in whoever finds a place. */
  letIn: (enter: (job: Job) => boolean) => void;
  /** Those that are meant need not be answered any more. */
  leave: (isMeant: (job: Job) => boolean, reason: ServerError) => void;
};

/** @param isLate is told of a job that was let in before its time was over */
export function createWaitingLine({ isLate }: { isLate: (job: Job) => void }): WaitingLine {
  let waiting: Job[] = [];
  let lastId = 0;

  function leave(isMeant: (job: Job) => boolean, reason: ServerError): void {
    const leaving = waiting.filter(isMeant);
    waiting = waiting.filter((job) => !isMeant(job));
    leaving.forEach((job) => {
      job.reject(reason);
    });
  }

  return {
    join: (question, { resolve, reject }) => {
      const timer = timeOut(question, () => {
        leave((other) => other === job, tooLate());
        isLate(job);
      });
      const job: Job = {
        ...question,
        id: ++lastId,
        flag: new Int32Array(new SharedArrayBuffer(4)),
        resolve: (body) => {
          clearTimeout(timer);
          resolve(body);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      waiting.push(job);
    },
    letIn: (enter) => {
      // one whose cursor is elsewhere must not hold up the others
      waiting = waiting.filter((job) => !enter(job));
    },
    leave,
  };
}

const longestTimeout = 2 ** 31 - 1;

function timeOut({ deadline }: Question, run: () => void): NodeJS.Timeout | undefined {
  const time = deadline - performance.now();
  return time < longestTimeout ? setTimeout(run, Math.max(0, time)).unref() : undefined;
}
