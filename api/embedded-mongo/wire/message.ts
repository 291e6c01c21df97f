import { checkDepth, deepestCommand } from '../bson/check-depth';
import { byteAt, decodeArray, endOfName, readValue, sizeOfValue } from '../bson/decode';
import { readName, readText } from '../bson/text';
import type { Doc } from '../bson/value';
import { ServerError } from '../errors/server-error';

export const opCode = { reply: 1, query: 2004, compressed: 2012, message: 2013 } as const;

export const headerSize = 16;
export const largestMessage = 48_000_000;
const checksumPresent = 1;
const moreToCome = 2;
const knownRequiredBits = 3;

/** One request: the command document, its document sequences joined in as fields. */
export type Request = {
  /** as it came */
  message: Buffer;
  requestId: number;
  opCode: number;
  body: Doc;
  wantsReply: boolean;
};

export function parseRequest(message: Buffer): Request {
  const requestId = message.readInt32LE(4);
  const code = message.readInt32LE(12);
  switch (code) {
    case opCode.message:
      return parseMessage(message, requestId);
    case opCode.query:
      return parseQuery(message, requestId);
    default:
      throw new ServerError(352, `Unsupported OP_QUERY command or operation code: ${code}`);
  }
}

/** Where the command lies in a message that holds nothing else and asks for nothing special. */
export function singleBody(message: Buffer): number | undefined {
  const at = headerSize + 5;
  const isPlain =
    message.length > at + 5 &&
    message.readInt32LE(12) === opCode.message &&
    message.readUInt32LE(headerSize) === 0 &&
    message[at - 1] === 0 &&
    message.readInt32LE(at) === message.length - at;
  return isPlain ? at : undefined;
}

function parseMessage(message: Buffer, requestId: number): Request {
  const flags = message.readUInt32LE(headerSize);
  if (flags & 0xffff & ~knownRequiredBits) {
    throw new ServerError(9, 'OP_MSG has unknown required flag bits');
  }
  const end = message.length - (flags & checksumPresent ? 4 : 0);
  let position = headerSize + 4;
  let body: Doc | undefined;
  const sequences: [string, Buffer[]][] = [];
  while (position < end) {
    const kind = byteAt(message, position++);
    const size = message.readInt32LE(position);
    if (kind === 0) {
      body = decodeCommand(message, position);
    } else if (kind === 1) {
      sequences.push(parseSequence(message, position, size));
    } else {
      throw new ServerError(9, `Unknown section kind ${kind} in OP_MSG`);
    }
    position += size;
  }
  if (!body) {
    throw new ServerError(9, 'OP_MSG has no body');
  }
  for (const [name, documents] of sequences) {
    body.set(name, documents);
  }
  return { message, requestId, opCode: opCode.message, body, wantsReply: hasReply(message) };
}

/** Whether the client of an OP_MSG waits for a reply. */
export function hasReply(message: Buffer): boolean {
  return (message.readUInt32LE(headerSize) & moreToCome) === 0;
}

function parseSequence(message: Buffer, at: number, size: number): [string, Buffer[]] {
  const nameEnd = endOfName(message, at + 4);
  const documents: Buffer[] = [];
  let position = nameEnd + 1;
  while (position < at + size) {
    const length = message.readInt32LE(position);
    documents.push(message.subarray(position, position + length));
    position += length;
  }
  return [readText(message, at + 4, nameEnd), documents];
}

function parseQuery(message: Buffer, requestId: number): Request {
  const namespaceEnd = endOfName(message, headerSize + 4);
  const body = decodeCommand(message, namespaceEnd + 1 + 8);
  const namespace = readText(message, headerSize + 4, namespaceEnd);
  body.set('$db', namespace.split('.')[0]);
  return { message, requestId, opCode: opCode.query, body, wantsReply: true };
}

/** Decodes a command, but leaves the session and the documents to insert as they came. */
function decodeCommand(buffer: Buffer, at: number): Doc {
  checkDepth(buffer, at, deepestCommand);
  const doc: Doc = new Map();
  const end = at + buffer.readInt32LE(at) - 1;
  let position = at + 4;
  while (position < end) {
    const type = byteAt(buffer, position);
    const nameEnd = endOfName(buffer, position + 1);
    const name = readName(buffer, position + 1, nameEnd);
    const start = nameEnd + 1;
    position = start + sizeOfValue(type, buffer, start);
    if (type === 3 && name === 'lsid') {
      doc.set(name, buffer.subarray(start, position));
    } else if (type === 4 && name === 'documents') {
      doc.set(name, decodeArray(buffer, start, true));
    } else {
      doc.set(name, readValue(type, buffer, start));
    }
  }
  return doc;
}
