import { once } from 'node:events';

import { spawnApi } from '../../support/api-process';

import { openConnections, type Answer } from './load';
import type { Kind } from './requests';

export type Recorded = {
  path: string;
  status: number;
  headers: Record<string, string>;
  /** In base64. */
  body: string;
};

/** What Node writes by itself, or what belongs to one connection. */
const ownHeaders = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

/** A Koa app that does nothing but answer what the product answered. */
export async function startBareKoa() {
  const { child, ended, url } = spawnApi(
    { NODE_ENV: 'production' },
    'test/bench/api/bare-process.ts',
  );
  const connections = openConnections(await url);
  return {
    load: (kind: Kind, seconds: number) =>
      connections.load(
        // the same bytes come in as well
        { ...kind, ask: (turn) => ({ ...kind.ask(turn), path: `/${kind.name}` }) },
        seconds,
      ),
    record: async ({ name }: Kind, { status, headers, body }: Answer) => {
      const kept = Object.entries(headers).filter(([header]) => !ownHeaders.has(header));
      const recorded: Recorded = {
        ...{ path: `/${name}`, status, headers: Object.fromEntries(kept) },
        body: body.toString('base64'),
      };
      child.send(recorded);
      await once(child, 'message');
    },
    stop: async () => {
      await connections.close();
      child.kill('SIGTERM');
      await ended;
    },
  };
}
