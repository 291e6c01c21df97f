import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { mongo } from 'mongoose';

import { ownCases } from './crud-own-cases';
import { type CrudFile, isMeant, runCrudTest } from './crud-runner';
import { startTestMongo, type TestMongo } from './start-test-mongo';

let server: TestMongo;
let client: mongo.MongoClient;
let version: string;

beforeAll(async () => {
  server = await startTestMongo();
  client = await new mongo.MongoClient(server.uri).connect();
  version = String((await client.db().admin().command({ buildInfo: 1 }))['version']);
});
afterAll(async () => {
  await client.close();
  await server.stop();
});

test.each(ownCases.tests)('$description', async (one) => {
  await runCrudTest(client, ownCases, one);
});

async function readFiles(folder: string): Promise<CrudFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.map((text) => mongo.BSON.EJSON.parse(text) as CrudFile);
}

const { CRUD_TESTS: folder } = process.env;

// MongoDB's own, source/crud/tests/unified of its specifications: CRUD_TESTS=<folder> npx jest crud-cases
(folder ? test : test.skip)(
  'the published tests of reads and writes',
  async () => {
    const failures: string[] = [];
    let count = 0;
    for (const file of await readFiles(folder ?? '')) {
      for (const one of file.tests.filter((each) => isMeant(file, each, version))) {
        count++;
        await runCrudTest(client, file, one).catch((error: unknown) => {
          failures.push(`${file.description} · ${one.description}: ${String(error)}`);
        });
      }
    }
    process.stdout.write(`${count - failures.length} of ${count} published tests pass\n`);
    expect(failures).toEqual([]);
  },
  600_000,
);
