import {
  jobLeaseRepository,
  startScheduler,
  startWorker,
  workTable,
  type Attempts,
  type QueueWork,
  type WorkCounts,
} from '#api/background/index';
import type { Clock } from '#api/clock';
import type { Log } from '#api/log';
import type { Database } from '#api/mongo/index';
import type { Room } from '#api/room';
import { wechatEvents, type EventInbox } from '#api/wechat/index';

type Parts = {
  attempts: Attempts;
  clock: Clock;
  counts: WorkCounts;
  database: Database;
  log: Log;
  events: EventInbox | null;
};

/** Begins what happens without anybody asking; the returned function finishes what is at hand. */
export async function startWork(
  rooms: readonly Room[],
  parts: Parts,
): Promise<() => Promise<void>> {
  const { clock, counts, database, log } = parts;
  const queues = [...rooms.flatMap((room) => room.queues ?? []), ...wechatQueues(rooms, parts)];
  const jobs = rooms.flatMap((room) => room.jobs ?? []);
  // a queue may be worked on in several ways
  for (const kind of new Set([...queues, ...jobs].map((work) => work.kind))) {
    const { runs, every, failure } = workTable[kind];
    log.info('work.started', { job: kind, runs, everySeconds: every / 1000, failure });
  }
  const leases = jobLeaseRepository(database);
  const stopScheduler = await startScheduler(jobs, { leases, clock, counts, log });
  const workers = queues.map((queue) =>
    startWorker({ ...queue, ...workTable[queue.kind] }, (error) => {
      log.bug(error, { job: queue.kind, failure: workTable[queue.kind].failure });
    }),
  );
  return async () => {
    await Promise.all([stopScheduler(), ...workers.map((worker) => worker.stop())]);
  };
}

/** What WeChat tells by itself, handed to every room. */
function wechatQueues(rooms: readonly Room[], { attempts, events, log }: Parts): QueueWork[] {
  if (!events) {
    return [];
  }
  const queue = wechatEvents({
    ...events,
    attempts,
    onEvent: async (event) => {
      for (const { hearWechat } of rooms) {
        await hearWechat?.(event);
      }
      log.info('wechat.push_received', { kind: event.kind });
    },
  });
  return [queue];
}
