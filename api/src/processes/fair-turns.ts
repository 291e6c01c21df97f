import { AppError, assertThat } from '#api/app-error';

type Limits = {
  /** Jobs at once, each of another person. */
  places: number;
  mostWaiting: number;
  mostWaitingEach: number;
  /** Said when everybody together has too much waiting. */
  busy: 'attachment.busy' | 'server.busy';
};

type Waiting = { start: () => void };
type Lane = { isRunning: boolean; waiting: Waiting[] };

/**
 * Runs at most one job of each person at a time, and lets the persons take turns: whoever has many waiting only waits
 * longer for their own.
 */
export function fairTurns({ places, mostWaiting, mostWaitingEach, busy }: Limits) {
  // in the order in which persons came or had their last turn
  const lanes = new Map<string, Lane>();
  let [running, waiting] = [0, 0];

  const startNext = () => {
    for (const lane of lanes.values()) {
      if (running >= places) {
        return;
      }
      const next = lane.isRunning ? undefined : lane.waiting.shift();
      if (next) {
        [running, waiting, lane.isRunning] = [running + 1, waiting - 1, true];
        next.start();
      }
    }
  };

  const enter = async (who: string, signal?: AbortSignal) => {
    assertThat(!signal?.aborted, 'request.invalid', { detail: 'the client left' });
    const lane = lanes.get(who) ?? { isRunning: false, waiting: [] };
    assertThat(lane.waiting.length < mostWaitingEach, 'request.too_many', { retryAfter: 10_000 });
    assertThat(waiting < mostWaiting, busy, { retryAfter: 30_000 });
    lanes.set(who, lane);
    waiting += 1;
    const start = turnIn(lane, signal, () => {
      waiting -= 1;
      if (!lane.isRunning && lane.waiting.length === 0) {
        lanes.delete(who);
      }
    });
    startNext();
    await start;
    return lane;
  };

  const leave = (who: string, lane: Lane) => {
    [running, lane.isRunning] = [running - 1, false];
    // behind all the others
    lanes.delete(who);
    if (lane.waiting.length > 0) {
      lanes.set(who, lane);
    }
    startNext();
  };

  /**
   * @param signal ends the wait of somebody who left; a job that runs is not stopped
   * @throws {AppError} `request.too_many` when this person, `busy` when everybody together has too much waiting
   */
  return async <T>(who: string, job: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    const lane = await enter(who, signal);
    try {
      return await job();
    } finally {
      leave(who, lane);
    }
  };
}

/** A place at the end of a lane: resolves when its turn comes, rejects when its owner left before. */
function turnIn(lane: Lane, signal: AbortSignal | undefined, noteLeft: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const place = {
      start: () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      },
    };
    const giveUp = () => {
      lane.waiting = lane.waiting.filter((one) => one !== place);
      noteLeft();
      reject(new AppError('request.invalid', { detail: 'the client left' }));
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    lane.waiting.push(place);
  });
}
