import path from 'node:path';
import { parseArgs } from 'node:util';

import { startEmbeddedMongo } from './index';

// npm run embedded-mongo -- --port 27999 --data <folder> [--host 127.0.0.1] [--socket <path>]
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '27999' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string', default: path.join('.data', 'database') },
    socket: { type: 'string' },
  },
});

try {
  const server = await startEmbeddedMongo({
    dataDir: path.resolve(values.data),
    host: values.host,
    port: readPort(values.port),
    ...(values.socket === undefined ? {} : { socketPath: path.resolve(values.socket) }),
  });
  process.stdout.write(`${server.uri}\n`);
  void server.failed.then((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port must be a number from 0 to 65535, not ${text}.`);
  }
  return port;
}
