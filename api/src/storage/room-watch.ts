import { open, rm, statfs } from 'node:fs/promises';
import path from 'node:path';

import { bounded } from '#api/bounds/index';
import type { Log } from '#api/log';

/** Whether there is room to write; a full disk is remembered until something can be written again. */
export type RoomWatch = {
  /** Something could not be written for want of room. */
  note: () => void;
  hasRoom: () => Promise<boolean>;
};

type Watched = {
  folder: string;
  /** Writes elsewhere; throws while there is no room. */
  probe: () => Promise<void>;
  log: Log;
};

/** Left free so that what has begun can be finished: bytes, or less on a small disk. */
const reserve = { bytes: bounded.diskReserve.most, share: 0.05 };
/** An answer is good for so many milliseconds: anybody may ask. */
const freshness = 1000;

export function watchRoom({ folder, probe, log }: Watched): RoomWatch {
  const state = { isFull: false, askedAt: -Infinity, answer: Promise.resolve(true) };

  function turn(isFull: boolean): void {
    if (isFull && !state.isFull) {
      log.error('server.disk_full');
    } else if (!isFull && state.isFull) {
      log.info('server.disk_has_room');
    }
    state.isFull = isFull;
  }

  async function look(): Promise<boolean> {
    const isShort = !(await hasReserve(folder));
    turn(isShort || (state.isFull && !(await succeeds(() => tryBoth(folder, probe)))));
    return !state.isFull;
  }

  return {
    note: () => {
      turn(true);
      state.askedAt = -Infinity;
    },
    hasRoom: () => {
      const now = performance.now();
      if (now - state.askedAt > freshness) {
        state.askedAt = now;
        state.answer = look();
      }
      return state.answer;
    },
  };
}

/** A disk that does not tell is taken to have room until a write fails. */
async function hasReserve(folder: string): Promise<boolean> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return bavail * bsize >= Math.min(reserve.bytes, blocks * bsize * reserve.share);
  } catch {
    return true;
  }
}

async function tryBoth(folder: string, probe: () => Promise<void>): Promise<void> {
  await probeFolder(folder);
  await probe();
}

const probeSize = 65_536;

async function probeFolder(folder: string): Promise<void> {
  const file = path.join(folder, `.room-${process.pid}`);
  try {
    const handle = await open(file, 'w');
    try {
      await handle.writeFile(Buffer.alloc(probeSize));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } finally {
    await rm(file, { force: true });
  }
}

async function succeeds(job: () => Promise<void>): Promise<boolean> {
  try {
    await job();
    return true;
  } catch {
    return false;
  }
}
