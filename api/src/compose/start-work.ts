import { startJobs, startWorker, type Attempts, type QueueWork } from '#api/background/index';
import type { Clock } from '#api/clock';
import type { Log } from '#api/log';
import type { Room } from '#api/room';
import { wechatEvents, type EventInbox } from '#api/wechat/index';

type Parts = { attempts: Attempts; clock: Clock; log: Log; events: EventInbox | null };

/** Begins what happens without anybody asking; the returned function finishes what is at hand. */
export function startWork(rooms: readonly Room[], parts: Parts): () => Promise<void> {
  const { attempts, events, log } = parts;
  const own = rooms.flatMap(({ queues = [] }) => queues);
  const onEvent: Parameters<typeof wechatEvents>[0]['onEvent'] = async (event) => {
    for (const { hearWechat } of rooms) {
      await hearWechat?.(event);
    }
    log.info('wechat.push_received', { kind: event.kind });
  };
  const queues: QueueWork[] = events
    ? [...own, wechatEvents({ ...events, attempts, onEvent })]
    : own;
  const workers = queues.map((queue) =>
    startWorker(queue, (error) => {
      log.bug(error, { job: queue.kind });
    }),
  );
  const stopJobs = startJobs(
    rooms.flatMap(({ jobs = [] }) => jobs),
    log,
  );
  return async () => {
    await Promise.all([stopJobs(), ...workers.map((worker) => worker.stop())]);
  };
}
