import { argv, pid, ppid, stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';

/**
 * What a worker process does all its life: it says that it is ready, then answers each line with a job by one line. Its
 * first argument is the most memory in bytes; a thread beside it watches that.
 */
export async function serveJobs(answerTo: (job: never) => Promise<unknown>): Promise<void> {
  const watch = new URL('./worker-watch.mjs', import.meta.url);
  new Worker(watch, { workerData: { parent: ppid, memory: Number(argv[2]) }, execArgv: [] });
  // whoever started us is gone or has had enough of us; what is half done is of no use to anybody
  stdin.once('close', () => process.kill(pid, 'SIGKILL'));
  stdout.write('{"outcome":"ready"}\n');
  for await (const line of createInterface({ input: stdin })) {
    // only our own API writes to us
    const answer = await answerTo(JSON.parse(line) as never);
    stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
