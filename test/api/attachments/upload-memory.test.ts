import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';

import { fixture } from '../../support/attachments';
import { startRoomProcess } from '../../support/attachments/room-process';

const MB = 1024 * 1024;

/** Highest memory that the process ever had, in bytes. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

/** Sends a film of so many bytes piece by piece, with as little memory here. */
async function uploadFilm(url: string, size: number): Promise<number> {
  const film = await fixture('with-place.mp4');
  const start = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n';
  const sent = request(`${url}/api/v1/attachments`, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=x', 'x-person': 'filmer' },
  });
  // what follows the film is one large box that players skip
  const box = Buffer.alloc(8);
  box.writeUInt32BE(size - film.length);
  box.write('free', 4);
  sent.write(start);
  sent.write(film);
  sent.write(box);
  const piece = Buffer.alloc(64 * 1024);
  for (let left = size - film.length - 8; left > 0; left -= piece.length) {
    if (!sent.write(piece.subarray(0, Math.min(left, piece.length)))) {
      await once(sent, 'drain');
    }
  }
  sent.end('\r\n--x--\r\n');
  const [reply] = (await once(sent, 'response')) as [{ statusCode: number; resume: () => void }];
  reply.resume();
  return reply.statusCode;
}

// peak memory is read from /proc
const onLinux = process.platform === 'linux' ? it : it.skip;

onLinux('takes films of 50 MB without holding one in memory', async () => {
  const { pid, url, stop } = await startRoomProcess();
  // the first film fills the pools that every later one uses again
  const first = await uploadFilm(url, 20 * MB);
  const before = await peakOf(pid);

  const films = [1, 2, 3, 4].map(() => uploadFilm(url, 50 * MB));
  const statuses = await Promise.all(films);

  const grown = (await peakOf(pid)) - before;
  await stop();
  expect([first, ...statuses]).toEqual([201, 201, 201, 201, 201]);
  // 200 MB went through; what grows is garbage that was not yet collected
  expect(grown).toBeLessThan(50 * MB);
});
