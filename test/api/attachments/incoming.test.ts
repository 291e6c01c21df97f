import { spawnSync } from 'node:child_process';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { prepareIncoming } from '#api/attachments/incoming';

import { temporaryFolder } from '../../support/server';

it('clears away what dead processes left and keeps what living ones are writing', async () => {
  const folder = temporaryFolder('incoming');
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const hourAgo = new Date(Date.now() - 61 * 60_000);
  const put = async (name: string, time?: Date) => {
    await writeFile(path.join(folder, name), '');
    if (time) {
      await utimes(path.join(folder, name), time, time);
    }
  };
  await put(`${ended}-dead`);
  await put(`${process.pid}-an-earlier-process-with-our-number`);
  await put(`${process.ppid}-alive`);
  await mkdir(path.join(folder, 'a-folder-of-nobody'));
  await put(`${process.ppid}-alive-but-long-untouched`, hourAgo);

  await prepareIncoming(folder);

  expect(await readdir(folder)).toEqual([`${process.ppid}-alive`]);
});

it('makes its folder and gives every file a path of its own', async () => {
  const folder = path.join(temporaryFolder('incoming'), 'new', 'folder');
  const { newPath } = await prepareIncoming(folder);
  expect(newPath()).not.toBe(newPath());
  expect(await readdir(folder)).toEqual([]);
});
