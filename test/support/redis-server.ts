import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { createClient } from '@redis/client';

/** A real redis-server that keeps nothing, on a free loopback port. */
export async function startRedis(port?: number) {
  const chosen = port ?? (await freePort());
  const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--daemonize', 'no'];
  const child = spawn('redis-server', ['--port', String(chosen), ...settings], { stdio: 'ignore' });
  const failed = once(child, 'error').then(([error]) => {
    throw new Error('No redis-server on this machine: install it (Debian: redis-server).', {
      cause: error,
    });
  });
  const url = `redis://127.0.0.1:${chosen}/0`;
  const probe = createClient({ url, socket: { reconnectStrategy: 50 } });
  probe.on('error', () => undefined);
  try {
    await Promise.race([probe.connect(), failed]);
  } finally {
    // a server that never came would be tried for ever
    probe.destroy();
  }
  // it runs: from here on an error cannot come
  failed.catch(() => undefined);
  return {
    url,
    port: chosen,
    /** It answers nobody and closes nothing, until `resume`. */
    freeze: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
