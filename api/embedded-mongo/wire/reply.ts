import { writeDoc } from '../bson/encode';
import type { Doc } from '../bson/value';
import { createWriter, reserve, writeBytes, type Writer } from '../bson/writer';

import { headerSize, opCode, type Request } from './message';

export type Reply = {
  requestId: number;
  to: Pick<Request, 'requestId' | 'opCode'>;
  body: Doc | Buffer;
};

const usualSize = 64 * 1024;
const keptSize = 1024 * 1024;

/** Encodes replies into bytes that are used again: a reply is good until the next one, unless it is kept. */
export type ReplyWriter = {
  write: (reply: Reply) => Buffer;
  /** The last reply is still needed: the next one gets bytes of its own. */
  keep: () => void;
};

export function createReplyWriter(): ReplyWriter {
  let writer = createWriter(usualSize);
  return {
    write: (reply) => {
      if (writer.bytes.length > keptSize) {
        writer = createWriter(usualSize);
      }
      writer.length = 0;
      writeReply(writer, reply);
      return writer.bytes.subarray(0, writer.length);
    },
    keep: () => {
      writer = createWriter(usualSize);
    },
  };
}

function writeReply(writer: Writer, { requestId, to, body }: Reply): void {
  const isMessage = to.opCode === opCode.message;
  const size = isMessage ? headerSize + 5 : headerSize + 20;
  reserve(writer, size);
  writer.bytes.fill(0, 0, size);
  if (Buffer.isBuffer(body)) {
    writeBytes(writer, body);
  } else {
    writeDoc(writer, body);
  }
  const { bytes } = writer;
  bytes.writeInt32LE(writer.length, 0);
  bytes.writeInt32LE(requestId, 4);
  bytes.writeInt32LE(to.requestId, 8);
  bytes.writeInt32LE(isMessage ? opCode.message : opCode.reply, 12);
  if (!isMessage) {
    bytes.writeInt32LE(8, headerSize); // AwaitCapable
    bytes.writeInt32LE(1, headerSize + 16); // one document
  }
}
