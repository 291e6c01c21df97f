import process from 'node:process';

import { demoNames } from '#shared/accounts/demo-cast';

import { startServer, temporaryFolder } from '../support/server';

import { readDescription } from './description';
import { makeRequest, type FuzzRequest } from './make-request';
import { sendPictures, signInPeople } from './people';
import { randomFrom, type Random } from './random';
import { sendRaw } from './send-raw';
import { isHang, patience, tally } from './tally';

/** `npm run fuzz -- 20000 7`: so many malformed requests, drawn from that seed, against the product as it is started. */
const [count = 20_000, seed = 1] = process.argv.slice(2).map(Number);

const say = (line: string) => process.stdout.write(`${line}\n`);
const atOnce = 8;
const shareOfRaw = 0.05;
/** The least of many looks says what is kept. */
const mostGrowth = 1.5;

const server = await startServer({
  dataDir: temporaryFolder('fuzz'),
  env: {
    DEMO: '0',
    BOUNDS_TIMES: '1000',
    LOG_LEVEL: 'error',
    NODE_OPTIONS: '--import ./test/fuzz/collect-often.mjs',
  },
});
try {
  process.exitCode = (await fuzz()) ? 0 : 1;
} catch (error: unknown) {
  say(server.output());
  throw error;
} finally {
  await server.stop();
}

/** @returns whether nothing happened that must not */
async function fuzz(): Promise<boolean> {
  const ids = new Set<string>();
  const operations = await readDescription(server.url);
  const people = await signInPeople(server.url);
  await sendPictures(server.url, await Promise.all(demoNames.map(people.tokenOf)));
  const { count: countAnswer, summary } = tally();
  const memory: number[] = [];
  let sent = 0;
  const work = async () => {
    while (sent < count) {
      sent += 1;
      // each request has a seed of its own, so that one can be had again without the others
      const random = randomFrom(seed * 1_000_003 + sent);
      const name = random.pick(demoNames);
      const token = await people.tokenOf(name);
      const answer = random.chance(shareOfRaw)
        ? await timed(() => raw(random, token, sent))
        : await askAgainIfSlow(makeRequest({ operations, token, ids: [...ids] }, random), ids);
      countAnswer(answer);
      if (answer.status === 401) {
        await people.renew(name, token);
      }
      if (sent % 500 === 0) {
        memory.push((await heapUsed()) ?? 0);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const { text, slowest, failures } = summary();
  if ((await heapUsed()) === null) {
    failures.push('the process has ended');
  }
  const growth = flatness(memory);
  if (growth > mostGrowth) {
    failures.push(`memory grew ${growth.toFixed(2)} times: ${memory.join(' ')}`);
  }
  failures.slice(0, 30).forEach((failure) => {
    say(`  ${failure}`);
  });
  const errors = server.output().trim();
  if (errors !== '') {
    say(errors.slice(0, 8000));
  }
  say(
    `${sent} requests, seed ${seed}: ${text}; slowest ${slowest} ms; heap × ${growth.toFixed(2)}`,
  );
  say(failures.length === 0 ? 'Nothing failed.' : `${failures.length} failed.`);
  return failures.length === 0;
}

/** A request that hangs does so again; one that came while the machine was busy with something else does not. */
async function askAgainIfSlow(request: FuzzRequest, ids: Set<string>) {
  const first = await timed(() => ask(request, ids));
  return isHang(first) ? timed(() => ask(request, ids)) : first;
}

async function timed<Answer extends object>(work: () => Promise<Answer>) {
  const start = performance.now();
  const answer = await work();
  return { ...answer, milliseconds: performance.now() - start };
}

async function ask({ method, path, headers, body }: FuzzRequest, ids: Set<string>) {
  const what = `${method} ${path.slice(0, 200)} ${String(body).slice(0, 200)}`;
  try {
    const reply = await fetch(server.url + path, {
      method,
      headers,
      body: method === 'GET' || method === 'HEAD' ? null : body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience + 500),
    });
    learnIds(await reply.text(), ids);
    return { what, status: reply.status };
  } catch (error: unknown) {
    // what fetch itself refuses to send never got there
    return { what: `${what} ${String(error)}`, status: isRefusedHere(error) ? 0 : null };
  }
}

function isRefusedHere(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    !('cause' in error && error.cause instanceof Error && 'code' in error.cause)
  );
}

/** Later requests are worth more when they name what is there. */
function learnIds(text: string, ids: Set<string>) {
  for (const [, id = ''] of text.matchAll(/"id":"([0-9a-f]{24})"/g)) {
    if (ids.size < 200) {
      ids.add(id);
    }
  }
}

async function raw(random: Random, token: string, number: number) {
  const status = await sendRaw(random, { port: server.port, token, patience });
  return { what: `raw ${number}`, status };
}

/** Bytes, as the process tells them; null when it is there no more. */
async function heapUsed(): Promise<number | null> {
  const text = await fetch(`${server.url}/metrics`).then(
    (reply) => reply.text(),
    () => '',
  );
  const bytes = /^nodejs_heap_used_bytes (\S+)$/m.exec(text)?.[1];
  return bytes === undefined ? null : Number(bytes);
}

/** How many times as much is kept in the last third as in the second. */
function flatness(memory: readonly number[]): number {
  const third = Math.floor(memory.length / 3);
  return third === 0
    ? 1
    : Math.min(...memory.slice(-third)) / Math.min(...memory.slice(third, 2 * third));
}
