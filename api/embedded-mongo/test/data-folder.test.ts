import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { mongo } from 'mongoose';

import { startEmbeddedMongo } from '..';
import { backUp, restore } from '../storage/backup';

import { bundleServer, startServerProcess } from './server-process';

const describeEmbedded = process.env['MONGODB_URI'] ? describe.skip : describe;

describeEmbedded('a data folder', () => {
  let folder: string;
  let bundle: string;
  const disks: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'embedded-mongo-folder-'));
    bundle = bundleServer();
  });
  afterAll(async () => {
    for (const disk of disks) {
      await promisify(execFile)('umount', [disk]);
    }
    await rm(folder, { recursive: true, force: true });
    await rm(bundle, { force: true });
  });

  test('belongs to one process; a killed one leaves it free', async () => {
    const dataDir = path.join(folder, 'owned');
    const first = await startServerProcess({ bundle, dataDir });
    await expect(startServerProcess({ bundle, dataDir })).rejects.toThrow(
      /is in use by process \d+\. Stop that process/,
    );
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(/is in use by process/);
    await first.kill();
    const again = await startEmbeddedMongo({ dataDir });
    await again.stop();
    const last = await startServerProcess({ bundle, dataDir });
    await last.stop();
  }, 60_000);

  test('a taken port is one clear sentence', async () => {
    const first = await startEmbeddedMongo({ dataDir: path.join(folder, 'port1') });
    const port = Number(new URL(first.uri.replace('mongodb:', 'http:')).port);
    await expect(startEmbeddedMongo({ dataDir: path.join(folder, 'port2'), port })).rejects.toThrow(
      /EADDRINUSE|in use/,
    );
    await first.stop();
  }, 60_000);

  test('is backed up while it is written to, and comes back as it was at one moment', async () => {
    const dataDir = path.join(folder, 'live');
    const server = await startServerProcess({ bundle, dataDir });
    const client = await new mongo.MongoClient(server.uri).connect();
    const pairs = client.db('b').collection<{ _id: number }>('pairs');
    await pairs.createIndexes([{ key: { n: 1 } }]);
    const writer = { isWriting: true };
    let acknowledged = 0;
    const writing = (async () => {
      for (let n = 0; writer.isWriting; n++) {
        await pairs.insertMany([{ _id: 2 * n, n } as never, { _id: 2 * n + 1, n } as never]);
        acknowledged = n + 1;
      }
    })();
    await until(() => acknowledged > 20);
    const before = acknowledged;
    await backUp(dataDir, path.join(folder, 'backup'));
    writer.isWriting = false;
    await writing;
    await client.close();
    await server.stop();

    await restore(path.join(folder, 'backup'), path.join(folder, 'restored'));
    const restored = await startServerProcess({ bundle, dataDir: path.join(folder, 'restored') });
    const reader = await new mongo.MongoClient(restored.uri).connect();
    const found = await reader.db('b').collection('pairs').find().toArray();
    expect(found.length).toBeGreaterThanOrEqual(before * 2);
    expect(found.length % 2).toBe(0);
    expect(found.map(({ _id: id }) => id as unknown)).toEqual(found.map((_doc, index) => index));
    expect(await reader.db('b').command({ validate: 'pairs' })).toMatchObject({ valid: true });
    await reader.close();
    await restored.stop();
    await expect(
      restore(path.join(folder, 'backup'), path.join(folder, 'restored')),
    ).rejects.toThrow(/is not empty/);
    await expect(restore(path.join(folder, 'none'), path.join(folder, 'x'))).rejects.toThrow(
      /no database/,
    );
  }, 60_000);

  // a small disk can be made by root on Linux only
  const testDisk = process.platform === 'linux' && process.getuid?.() === 0 ? test : test.skip;

  testDisk(
    'a full disk refuses writes and stays readable',
    async () => {
      const disk = await mkdtemp(path.join(folder, 'disk-'));
      await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]);
      disks.push(disk);
      const filler = path.join(disk, 'filler');
      await writeFile(filler, Buffer.alloc(6_000_000));
      const dataDir = path.join(disk, 'full');
      const server = await startServerProcess({ bundle, dataDir });
      const client = await new mongo.MongoClient(server.uri, { retryWrites: false }).connect();
      const items = client.db('f').collection('items');
      // what housekeeping then cannot remove
      const passing = client.db('f').collection('passing');
      await passing.createIndexes([{ key: { at: 1 }, expireAfterSeconds: 0 }]);
      await passing.insertMany(
        Array.from({ length: 40 }, (_, n) => ({
          at: new Date(Date.now() + n * 500),
          text: 'x'.repeat(20_000),
        })),
      );
      let stored = 0;
      const filling = (async () => {
        for (; stored < 200; stored++) {
          await items.insertOne({ n: stored, text: 'x'.repeat(100_000) });
        }
      })();
      await expect(filling).rejects.toThrow();
      expect(stored).toBeGreaterThan(3);
      expect(await items.countDocuments()).toBe(stored);
      expect(await items.findOne({ n: 0 })).toMatchObject({ n: 0 });
      // two rounds of housekeeping
      await new Promise((resolve) => setTimeout(resolve, 11_000));
      expect(await items.findOne({ n: 0 })).toMatchObject({ n: 0 });
      await client.close();
      await server.kill();

      await rm(filler);
      const again = await startServerProcess({ bundle, dataDir });
      const reader = await new mongo.MongoClient(again.uri).connect();
      expect(await reader.db('f').collection('items').countDocuments()).toBe(stored);
      await reader.db('f').collection('items').insertOne({ n: -1 });
      expect(await reader.db('f').command({ validate: 'items' })).toMatchObject({ valid: true });
      await reader.close();
      await again.stop();
    },
    60_000,
  );

  test('moves to another server with one command', async () => {
    const source = path.join(folder, 'source');
    const target = await startEmbeddedMongo({ dataDir: path.join(folder, 'target') });
    const from = await startEmbeddedMongo({ dataDir: source });
    const client = await new mongo.MongoClient(from.uri).connect();
    await client
      .db('m')
      .collection('c')
      .insertMany([{ l: mongo.Long.fromString('9007199254740993'), d: new mongo.Double(1) }]);
    await client
      .db('m')
      .collection('c')
      .createIndexes([{ key: { l: 1 }, unique: true }]);
    await client.close();
    await from.stop();
    const script = new URL('../migrate-to-mongo.ts', import.meta.url).pathname;
    await promisify(execFile)(process.execPath, [
      '--import',
      'tsx',
      script,
      target.uri,
      '--data',
      source,
    ]);
    const reader = await new mongo.MongoClient(target.uri).connect();
    const doc = await reader.db('m').collection('c').findOne({}, { promoteValues: false });
    expect(doc).toMatchObject({
      l: mongo.Long.fromString('9007199254740993'),
      d: new mongo.Double(1),
    });
    expect(await reader.db('m').collection('c').indexes()).toHaveLength(2);
    await reader.close();
    await target.stop();
  }, 60_000);
});

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
