import { connect, createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startEmbeddedMongo } from '../../../api/embedded-mongo/index';

import { commandReader } from './command-reader';
import { medianOf } from './figures';
import { startProduct } from './product';
import type { Kind } from './requests';

const times = 15;
/** Milliseconds without a command after which nothing follows any more. */
const quiet = 150;

/** Median commands that the database was sent: until the answer, and until all was quiet again. */
export type Commands = { answered: number; settled: number; names: string };

/**
 * Asks one request after the other, of a product whose database stands behind a counting proxy. What the product does by
 * itself every few seconds falls into few of them, and a median does not see it.
 */
export async function countCommands(
  folder: string,
  kinds: readonly Kind[],
): Promise<Map<string, Commands>> {
  const mongo = await startEmbeddedMongo({ dataDir: path.join(folder, 'database') });
  const proxy = await countingProxy(Number(new URL(mongo.uri).port));
  const uri = `mongodb://127.0.0.1:${proxy.port}/huisheng?directConnection=true`;
  const product = await startProduct({ folder, env: { MONGODB_URI: uri } });
  try {
    await sleep(1000);
    const counted = new Map<string, Commands>();
    for (const kind of kinds) {
      await product.ask(kind);
      counted.set(kind.name, await count(() => product.ask(kind), proxy));
    }
    return counted;
  } finally {
    await product.stop();
    proxy.close();
    await mongo.stop();
  }
}

type Proxy = Awaited<ReturnType<typeof countingProxy>>;

async function count(ask: () => Promise<unknown>, { heard }: Proxy): Promise<Commands> {
  const answered: number[] = [];
  const settled: number[] = [];
  const named: string[] = [];
  for (let time = 0; time < times; time += 1) {
    await untilQuiet(heard);
    heard.length = 0;
    await ask();
    answered.push(heard.length);
    named.push(summary(heard));
    await untilQuiet(heard);
    settled.push(heard.length);
  }
  const median = medianOf(answered);
  const usual = named[answered.indexOf(median)] ?? '';
  return { answered: median, settled: medianOf(settled), names: usual };
}

async function untilQuiet(heard: readonly string[]) {
  let before = -1;
  while (heard.length !== before) {
    before = heard.length;
    await sleep(quiet);
  }
}

function summary(commands: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const command of commands) {
    counts.set(command, (counts.get(command) ?? 0) + 1);
  }
  return [...counts].map(([name, times]) => (times > 1 ? `${times} × ${name}` : name)).join(', ');
}

/** Passes everything on and writes down the commands of the driver, without those by which it watches the server. */
async function countingProxy(target: number) {
  const heard: string[] = [];
  const server = createServer((socket) => {
    const other = connect(target, '127.0.0.1');
    const read = commandReader((command) => {
      if (!/^(?:hello|isMaster|ismaster|ping|endSessions)\b/.test(command)) {
        heard.push(command);
      }
    });
    socket.on('data', (bytes) => {
      read(bytes);
    });
    socket.pipe(other).pipe(socket);
    for (const [one, two] of [
      [socket, other],
      [other, socket],
    ] as const) {
      one.on('error', () => two.destroy());
      one.on('close', () => two.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // of a TCP server never a string
  const { port } = server.address() as AddressInfo;
  return { heard, port, close: () => server.close() };
}
