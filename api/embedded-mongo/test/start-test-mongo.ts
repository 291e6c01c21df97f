import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startEmbeddedMongo } from '../index';

export type TestMongo = { uri: string; stop: () => Promise<void> };

/**
 * A server with an empty database for one test file: the embedded one in a folder of its own, or with `MONGODB_URI`
 * a fresh database on that server. `uri` names the database.
 */
export async function startTestMongo(): Promise<TestMongo> {
  const name = `test-${process.pid}-${Date.now().toString(36)}`;
  const { MONGODB_URI: external } = process.env;
  if (external) {
    return { uri: withDatabase(external, name), stop: () => Promise.resolve() };
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'embedded-mongo-'));
  const server = await startEmbeddedMongo({ dataDir: folder });
  return {
    uri: `${server.uri}${name}`,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function withDatabase(uri: string, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.href;
}
