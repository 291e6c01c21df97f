import type { Socket } from 'node:net';

import type { Doc, Value } from '../bson/value';

import { largestMessage, parseRequest, type Request } from './message';
import type { ReplyWriter } from './reply';

export type Session = { id: number; close: () => void; application?: Value };
export type Handler = (body: Doc, session: Session) => Doc | Promise<Doc>;

/** Reads requests from a socket and answers them in the order they came. */
// eslint-disable-next-line max-lines-per-function -- closures over one state, each short
export function serveConnection(
  socket: Socket,
  { session, replies }: { session: Session; replies: ReplyWriter },
  handle: Handler,
): void {
  let pending: Buffer[] = [];
  let size = 0;
  let isBusy = false;
  let replyId = 1;
  const requests: Buffer[] = [];

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    pending.push(chunk);
    size += chunk.length;
    cutMessages();
    if (!isBusy) {
      void work();
    }
  });

  function cutMessages(): void {
    while (size >= 4) {
      let first = pending[0] ?? Buffer.alloc(0);
      if (first.length < 4) {
        first = Buffer.concat(pending);
        pending = [first];
      }
      const length = first.readInt32LE(0);
      if (length < 16 || length > largestMessage) {
        socket.destroy();
        return;
      }
      if (size < length) {
        return;
      }
      const all = pending.length === 1 ? first : Buffer.concat(pending);
      requests.push(all.subarray(0, length));
      pending = all.length > length ? [all.subarray(length)] : [];
      size -= length;
    }
  }

  async function work(): Promise<void> {
    isBusy = true;
    for (let message = requests.shift(); message; message = requests.shift()) {
      await answer(message);
    }
    isBusy = false;
  }

  async function answer(message: Buffer): Promise<void> {
    let request: Request;
    try {
      request = parseRequest(message);
    } catch {
      socket.destroy();
      return;
    }
    const answered = handle(request.body, session);
    const body = answered instanceof Promise ? await answered : answered;
    if (request.wantsReply && !socket.destroyed) {
      socket.write(replies.write({ requestId: replyId++, to: request, body }));
      if (socket.writableLength > 0) {
        replies.keep();
      }
    }
  }
}
