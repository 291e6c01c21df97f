import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { createPictureWork } from '#api/attachments/picture-work';

import { aPicture, noise } from '../../support/attachments';
import { temporaryFolder } from '../../support/server';

const folder = temporaryFolder('work');
const program = path.join(import.meta.dirname, '../../support/attachments/bad-picture-worker.mjs');

const strangers = new Set<number>();

/** With places for two persons and a process that does what `source` says. */
function openBadWork(patience = 2000) {
  const pictures = createPictureWork({ program, places: 2, patience });
  const check = (source: string, personId = 'linxiao') =>
    pictures.inTurn({ personId }, (decode) => decode({ kind: 'check', source, target: '' }));
  return { check, prepare: prepareBy(pictures), stop: pictures.stop };
}

function prepareBy(pictures: ReturnType<typeof createPictureWork>) {
  return (source: string, personId = 'linxiao') =>
    pictures.inTurn({ personId }, (decode) =>
      decode({
        ...{ kind: 'prepare', source, thumbnailSide: 320, mostPixels: 40_000_000 },
        ...{ decoded: `${source}-d`, original: `${source}-o`, thumbnail: `${source}-t` },
      }),
    );
}

/** Processes that decode pictures for this one, or did: what a test file before ours left in the same process does not count. */
async function picturesProcesses(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter(Boolean);
  const of = async (pid: number) => {
    const [stat, words] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    ]);
    return words.includes('picture-worker') && Number(stat.split(' ')[3]) === parent ? [pid] : [];
  };
  const found = (await Promise.all(pids.map(of))).flat();
  return found.filter((pid) => !strangers.has(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(isSo: () => boolean | Promise<boolean>) {
  while (!(await isSo())) {
    await sleep(20);
  }
}

describe('a process that decodes pictures', () => {
  it.each([
    ['crashes', 'crash', 'attachment.unreadable'],
    ['computes without end', 'hang', 'attachment.unreadable'],
    ['never answers', 'idle', 'attachment.unreadable'],
    ['answers nonsense', 'garbage', 'attachment.unreadable'],
    ['answers without end', 'flood', 'attachment.unreadable'],
    ['claims what it may not', 'mischief', 'attachment.unreadable'],
    ['needs too much memory', 'memory', 'attachment.too_many_pixels'],
  ])('that %s costs its picture, and the next one is decoded', async (_how, source, code) => {
    const work = openBadWork();

    await expect(work.check(source)).rejects.toMatchObject({ code });

    expect(await work.check('fine')).toEqual({ outcome: 'checkable' });
    await work.stop();
  });

  it('that hangs does not disturb another person', async () => {
    const work = openBadWork();
    const order: string[] = [];
    const hanging = work.check('idle').catch(() => order.push('hanging'));
    await work.check('fine', 'hejing').then(() => order.push('fine'));
    await hanging;
    expect(order).toEqual(['fine', 'hanging']);
    await work.stop();
  });

  it('that meets a full disk blames the disk and not the picture', async () => {
    const work = openBadWork();
    await expect(work.check('disk')).rejects.toMatchObject({ code: 'ENOSPC' });
    await work.stop();
  });

  it('that does not start is a bug of ours, not of the picture', async () => {
    const pictures = createPictureWork({ program: '/nowhere.mjs' });
    await expect(prepareBy(pictures)('x')).rejects.toThrow(/did not start/);
    await pictures.stop();
  });

  it('is ended by what it takes of memory', async () => {
    const source = path.join(folder, 'large');
    await writeFile(source, await noise(5000, 4000).jpeg({ progressive: true }).toBuffer());
    const pictures = createPictureWork({ memory: 150_000_000 });
    const small = path.join(folder, 'small');
    await writeFile(small, await aPicture().png().toBuffer());

    await expect(prepareBy(pictures)(source)).rejects.toMatchObject({
      code: 'attachment.too_many_pixels',
    });

    expect(await prepareBy(pictures)(small)).toMatchObject({ outcome: 'prepared', width: 40 });
    await pictures.stop();
  });
});

// whose child a process is stands in /proc
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the processes that decode pictures', () => {
  beforeEach(async () => {
    strangers.clear();
    (await picturesProcesses(process.pid)).forEach((pid) => strangers.add(pid));
  });

  it('all end when the room stops, also in the middle of a picture', async () => {
    const work = openBadWork(60_000);
    const left = [
      work.check('hang').catch((error: unknown) => error),
      work.check('idle', 'hejing').catch((error: unknown) => error),
    ];
    await until(async () => (await picturesProcesses(process.pid)).length === 2);
    const pids = await picturesProcesses(process.pid);

    await work.stop();

    expect(pids.filter(isAlive)).toEqual([]);
    expect(await Promise.all(left)).toMatchObject([
      { code: 'server.stopping' },
      { code: 'server.stopping' },
    ]);
    await expect(work.check('fine')).rejects.toMatchObject({ code: 'server.stopping' });
  });

  it('wait for the first picture, and end unused', async () => {
    const work = createPictureWork({ program });
    await work.warm();
    const pids = await picturesProcesses(process.pid);
    expect(pids).toHaveLength(1);
    await work.inTurn({ personId: 'linxiao' }, (decode) =>
      decode({ kind: 'check', source: 'fine', target: '' }),
    );
    expect(await picturesProcesses(process.pid)).toEqual(pids);
    await work.stop();
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it.each([
    ['that wait', () => [path.join(folder, 'for-the-killed')]],
    ['that compute without end', () => ['hang', program]],
  ])('%s end when the API is killed and can end nobody', async (_which, words) => {
    await writeFile(path.join(folder, 'for-the-killed'), await aPicture().png().toBuffer());
    const api = spawn(
      process.execPath,
      ['--import', 'tsx', 'test/support/attachments/picture-work-process.ts', ...words()],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
    );
    await once(createInterface(api.stdout), 'line');
    const ofApi = () => picturesProcesses(api.pid ?? 0);
    await until(async () => (await ofApi()).length === 1);
    const pids = await ofApi();
    // the job has reached it by then
    await sleep(1000);

    api.kill('SIGKILL');

    await until(() => !pids.some(isAlive));
  });
});
