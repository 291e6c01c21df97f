import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createLog } from '#api/log';
import { watchRoom } from '#api/storage/index';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'huisheng-room-'));
});
afterAll(() => rm(folder, { recursive: true }));

function watch(probe: () => Promise<void>) {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });
  return { room: watchRoom({ folder, probe, log }), lines };
}

const refuse = () => Promise.reject(new Error('no room'));

it('writes nothing as long as nothing was refused', async () => {
  const { room, lines } = watch(refuse);
  expect(await room.hasRoom()).toBe(true);
  expect(await readdir(folder)).toEqual([]);
  expect(lines).toEqual([]);
});

it('remembers a refusal as long as nothing can be written', async () => {
  const { room, lines } = watch(refuse);
  room.note();
  room.note();
  expect(await room.hasRoom()).toBe(false);
  expect(lines).toEqual([expect.stringContaining('"event":"server.disk_full"')]);
});

it('forgets it once something can be written, and leaves nothing behind', async () => {
  const { room, lines } = watch(() => Promise.resolve());
  room.note();
  expect(await room.hasRoom()).toBe(true);
  expect(lines[1]).toContain('"event":"server.disk_has_room"');
  expect(await readdir(folder)).toEqual([]);
});
