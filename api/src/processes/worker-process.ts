import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export type ProcessLimits = {
  /** Bytes that the process may have in memory. */
  memory: number;
  /** Milliseconds that one job, or starting, may take. */
  patience: number;
  /** The file that it runs. */
  program: string;
};

export type WorkerProcess<Job, Answer> = {
  /** One job at a time. Null: it ended over the job or answered nonsense, and is gone. */
  run: (job: Job) => Promise<Answer | null>;
  isAlive: () => boolean;
  end: () => Promise<void>;
};

/** A program that lies beside the source at this address, in the language in which that is. */
export function programBeside(address: string, name: string): string {
  const here = fileURLToPath(address);
  return path.join(path.dirname(here), `${name}${path.extname(here)}`);
}

/**
 * Starts a process for what takes memory that nothing bounds and seconds of computing, or is exposed to hostile files:
 * none of it happens in the API. One job a line comes in, one answer a line goes out. It ends when its stdin does: it
 * never outlives the API.
 *
 * @throws {Error} when it does not start
 */
export async function startWorkerProcess<Job, Answer extends { outcome: string }>(
  limits: ProcessLimits,
  readAnswer: (job: Job, line: string | null) => Answer | null,
): Promise<WorkerProcess<Job, Answer>> {
  const child = spawn(process.execPath, programArguments(limits), {
    // the secrets of the API are none of its business; few arenas waste less memory
    env: { MALLOC_ARENA_MAX: '2' },
  });
  let isAlive = true;
  const ended = new Promise<null>((resolve) => {
    const noteEnd = () => {
      isAlive = false;
      resolve(null);
    };
    child.once('exit', noteEnd).once('error', noteEnd);
  });
  const end = async () => {
    isAlive = false;
    child.kill('SIGKILL');
    await ended;
  };
  const conversation = converse(child, () => void end());
  const ask = async (words: string) => {
    const timeout = setTimeout(() => void end(), limits.patience);
    hold(child, 'ref');
    const line = await Promise.race([conversation.ask(words), ended]);
    hold(child, 'unref');
    clearTimeout(timeout);
    return line;
  };
  if ((await ask('')) !== '{"outcome":"ready"}') {
    await end();
    throw new Error(`${limits.program} did not start: ${conversation.complaints()}`);
  }
  return {
    run: async (job) => {
      const answer = readAnswer(job, await ask(`${JSON.stringify(job)}\n`));
      if (!answer || answer.outcome === 'memory') {
        // its half-written files are removed next
        await end();
      }
      return answer;
    },
    isAlive: () => isAlive,
    end,
  };
}

function programArguments({ program, memory }: ProcessLimits): string[] {
  const tsx = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return [...(program.endsWith('.ts') ? ['--import', tsx()] : []), program, String(memory)];
}

/** Nobody's answer is longer. */
const longestLine = 10_000;

/** One line out, one line back; whoever says anything else, or too much, has gone mad. */
function converse(child: ChildProcessWithoutNullStreams, leave: () => void) {
  let heard = '';
  let complaints = '';
  let tell: ((line: string) => void) | null = null;
  child.stdout.setEncoding('utf8').on('data', (words: string) => {
    heard += words;
    if (tell && heard.endsWith('\n') && heard.length <= longestLine) {
      tell(heard.slice(0, -1));
      [tell, heard] = [null, ''];
    } else if (!tell || heard.length > longestLine) {
      leave();
    }
  });
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    complaints = (complaints + words).slice(-2000);
  });
  // a pipe to somebody who has just died breaks: that they ended is noticed anyway
  for (const pipe of [child.stdin, child.stdout, child.stderr]) {
    pipe.on('error', () => undefined);
  }
  return {
    ask: (words: string) =>
      new Promise<string>((resolve) => {
        tell = resolve;
        child.stdin.write(words);
      }),
    complaints: () => complaints,
  };
}

/** A process that waits does not keep ours alive, one that works does. */
function hold(child: ChildProcessWithoutNullStreams, how: 'ref' | 'unref') {
  // pipes are sockets, which their types do not tell
  const pipes = [child.stdin, child.stdout, child.stderr] as unknown as (typeof child)[];
  for (const one of [child, ...pipes]) {
    one[how]();
  }
}
