import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { keptSecret, prepareDataDir } from '#api/config/index';

const folder = mkdtempSync(join(tmpdir(), 'huisheng-config-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('makes the data folder and leaves nothing in it', async () => {
  const dataDir = join(folder, 'deep', 'data');
  await prepareDataDir(dataDir);
  expect(statSync(dataDir).isDirectory()).toBe(true);
});

it('refuses a data folder that lies in a file', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(prepareDataDir(join(folder, 'file', 'data'))).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringContaining('cannot be written to') as string,
  });
});

const onLinux = process.platform === 'linux' ? it : it.skip;

onLinux('refuses at once where no folder can ever be made', async () => {
  await expect(prepareDataDir('/proc/huisheng/data')).rejects.toMatchObject({ name: 'StartError' });
});

it('makes one secret, keeps it, and lets nobody else read it', async () => {
  const together = await Promise.all([keptSecret(folder), keptSecret(folder), keptSecret(folder)]);
  expect(new Set(together).size).toBe(1);
  expect(await keptSecret(folder)).toBe(together[0]);
  expect(together[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0);
});
