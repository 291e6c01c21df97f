import type { Socket } from 'node:net';

import { bounded } from '../bounds';
import type { Doc } from '../bson/value';

import { hasReply, headerOf, largestMessage, opCode, parseRequest, type Request } from './message';
import type { Reply, ReplyWriter } from './reply';

export type Session = { id: number };

export type Service = {
  session: Session;
  replies: ReplyWriter;
  /** answers what it knows without reading all of the message */
  quick: (message: Buffer) => Doc | undefined;
  handle: Handler;
  /** what to answer to a request that is malformed; undefined: the connection is closed */
  refuse: (error: unknown) => Doc | undefined;
};

/** An answer may be encoded already. */
type Handler = (request: Request, session: Session) => Doc | Promise<Doc | Buffer>;

/** Reads requests from a socket and answers them in the order they came. */
// eslint-disable-next-line max-lines-per-function -- closures over one state, each short
export function serveConnection(socket: Socket, service: Service): void {
  const { session, replies, quick, handle, refuse } = service;
  let pending: Buffer[] = [];
  let size = 0;
  let isBusy = false;
  let replyId = 1;
  const requests: Buffer[] = [];
  let waiting = 0;

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    pending.push(chunk);
    size += chunk.length;
    try {
      cutMessages();
    } catch {
      giveUp();
    }
    if (!isBusy) {
      goOn();
    }
    if (waiting > bounded.waitingBytes.most) {
      socket.pause();
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
      waiting += length;
      pending = all.length > length ? [all.subarray(length)] : [];
      size -= length;
    }
  }

  function work(): void {
    for (let message = requests.shift(); message; message = requests.shift()) {
      waiting -= message.length;
      const answering = answer(message);
      if (answering) {
        isBusy = true;
        answering.then(goOn, giveUp);
        return;
      }
    }
  }

  /** What fails beyond its reply is this connection's end, and nobody else's. */
  function giveUp(): void {
    socket.destroy();
  }

  function goOn(): void {
    isBusy = false;
    try {
      work();
    } catch {
      giveUp();
    }
    if (waiting <= bounded.waitingBytes.most && socket.isPaused()) {
      socket.resume();
    }
  }

  /** A promise only if the answer has to be waited for. */
  function answer(message: Buffer): Promise<void> | undefined {
    let request: Request;
    try {
      const known = quick(message);
      if (known) {
        send({ ...headerOf(message), wantsReply: true }, known);
        return undefined;
      }
      request = parseRequest(message);
    } catch (error) {
      sendRefusal(message, refuse(error));
      return undefined;
    }
    const answered = handle(request, session);
    if (answered instanceof Promise) {
      return answered.then((body) => {
        send(request, body);
      });
    }
    send(request, answered);
    return undefined;
  }

  function sendRefusal(message: Buffer, refusal: Doc | undefined): void {
    if (!refusal) {
      socket.destroy();
      return;
    }
    const header = headerOf(message);
    const wantsReply = header.opCode === opCode.query || hasReply(message);
    send({ ...header, wantsReply }, refusal);
  }

  function send(request: Reply['to'] & Pick<Request, 'wantsReply'>, body: Doc | Buffer): void {
    if (request.wantsReply && !socket.destroyed) {
      socket.write(replies.write({ requestId: replyId++, to: request, body }));
      if (socket.writableLength > 0) {
        replies.keep();
      }
    }
  }
}
