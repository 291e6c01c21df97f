import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { aPicture } from '../../support/attachments';
import { aReport } from '../../support/tickets';

const disk = mkdtempSync(path.join(tmpdir(), 'huisheng-disk-'));
const filler = path.join(disk, 'filler');
const hasOwnDisk =
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', disk]).status === 0;
// a small disk can be made by root on Linux only; another database has a disk of its own
const describeDisk = hasOwnDisk && !process.env['MONGODB_URI'] ? describe : describe.skip;

let api: TestApi;
let customer: SignedInCaller;

beforeAll(async () => {
  if (hasOwnDisk) {
    api = await startTestApi({ env: { DATA_DIR: disk, SECRET: 'x'.repeat(40) } });
    customer = await api.signIn('customer');
  }
});
afterAll(async () => {
  if (hasOwnDisk) {
    await api.stop();
    spawnSync('umount', [disk]);
  }
  rmSync(disk, { recursive: true, force: true });
});

async function fill(): Promise<void> {
  const handle = await open(filler, 'w');
  try {
    for (let size = 1024 * 1024; size >= 4096;) {
      const { isFull } = await handle.write(Buffer.alloc(size)).then(
        () => ({ isFull: false }),
        () => ({ isFull: true }),
      );
      size = isFull ? size / 2 : size;
    }
  } finally {
    await handle.close();
  }
}

const report = () =>
  customer.post<{ id: string; code: string }>(
    '/tickets',
    aReport({ description: '导出报表时一直转圈。'.repeat(100) }),
  );

async function upload() {
  const form = new FormData();
  const picture = await aPicture(400, 300).png().toBuffer();
  form.append('file', new Blob([Uint8Array.from(picture)], { type: 'image/png' }), '截图.png');
  return customer.post('/attachments', form);
}

async function readiness() {
  const answer = await fetch(`${api.url}/readyz`);
  return { status: answer.status, body: (await answer.json()) as { code?: string } };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Reports until there is no more room: the database still uses up what it has. */
async function untilRefused() {
  for (;;) {
    const answer = await report();
    if (answer.status !== 201) {
      return answer;
    }
  }
}

describeDisk('while the disk is full', () => {
  let kept: string;
  beforeAll(async () => {
    kept = (await report()).body.id;
    await fill();
  });

  it('a report is refused by a code of its own, and what was kept is read', async () => {
    expect(await untilRefused()).toMatchObject({ status: 507, body: { code: 'server.disk_full' } });
    expect(await customer.get(`/tickets/${kept}`)).toMatchObject({ status: 200 });
    expect(await customer.get('/tickets?view=mine')).toMatchObject({ status: 200 });
  });

  it('a picture is refused by the same code', async () => {
    expect(await upload()).toMatchObject({ status: 507, body: { code: 'server.disk_full' } });
  });

  it('the process is not ready, and lives', async () => {
    await until(async () => (await readiness()).status !== 200);
    expect(await readiness()).toMatchObject({ status: 507, body: { code: 'server.disk_full' } });
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    expect(api.logged()).toContain('"event":"server.disk_full"');
    const bugs = api
      .logged()
      .split('\n')
      .filter((line) => line.includes('server.bug'));
    expect(bugs.filter((line) => line.includes('requestId'))).toEqual([]);
  });

  it('with room again it is ready and writes, without a new start', async () => {
    await rm(filler);
    await until(async () => (await readiness()).status === 200);
    expect(await report()).toMatchObject({ status: 201 });
    expect(await upload()).toMatchObject({ status: 201 });
    expect(api.logged()).toContain('"event":"server.disk_has_room"');
  });
});
