import { connectDatabase, type Database } from '#api/mongo/index';

import type { TestMongo } from '../../api/embedded-mongo/test/start-test-mongo';

export { startTestMongo, type TestMongo } from '../../api/embedded-mongo/test/start-test-mongo';

/** A database of its own on a server that a whole test file shares. */
export function emptyDatabase({ uri }: TestMongo, name: string): Promise<Database> {
  const its = new URL(uri);
  its.pathname = `/${name}`;
  return connectDatabase(its.href);
}
