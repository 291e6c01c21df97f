import { bounded } from '../bounds';
import { checkDocument } from '../bson/check-document';
import { byteAt, decodeArray, endOfName, readValue, sizeOfValue } from '../bson/decode';
import { readName, readText } from '../bson/text';
import type { Doc } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';

export const opCode = { reply: 1, query: 2004, compressed: 2012, message: 2013 } as const;

export const headerSize = 16;
export const { most: largestMessage } = bounded.messageBytes;
/** the code for a message that is none of MongoDB's */
export const unknownProtocol = 352;
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

/** What the header of a message says, which is never shorter. */
export function headerOf(message: Buffer): Pick<Request, 'requestId' | 'opCode'> {
  return { requestId: message.readInt32LE(4), opCode: message.readInt32LE(12) };
}

/** @throws ServerError for what is malformed: its bytes are checked before anything walks them */
export function parseRequest(message: Buffer): Request {
  const { requestId, opCode: code } = headerOf(message);
  switch (code) {
    case opCode.message:
      return parseMessage(message, requestId);
    case opCode.query:
      return parseQuery(message, requestId);
    default:
      throw new ServerError(
        unknownProtocol,
        `Unsupported OP_QUERY command or operation code: ${code}`,
      );
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

type Sections = { body: Doc | undefined; sequences: Map<string, Buffer[]> };

function parseMessage(message: Buffer, requestId: number): Request {
  assertThat(message.length >= headerSize + 5, 22, 'OP_MSG ends before its first section');
  const flags = message.readUInt32LE(headerSize);
  if (flags & 0xffff & ~knownRequiredBits) {
    throw new ServerError(9, 'OP_MSG has unknown required flag bits');
  }
  const end = message.length - (flags & checksumPresent ? 4 : 0);
  const sections: Sections = { body: undefined, sequences: new Map() };
  let position = headerSize + 4;
  while (position < end) {
    position = takeSection(sections, message.subarray(0, end), position);
  }
  const { body, sequences } = sections;
  assertThat(body, 40587, 'OP_MSG messages must have a body');
  for (const [name, documents] of sequences) {
    if (body.has(name)) {
      throw new ServerError(
        40433,
        `Duplicate field between body and document sequence ${JSON.stringify(name)}`,
      );
    }
    body.set(name, documents);
  }
  return { message, requestId, opCode: opCode.message, body, wantsReply: hasReply(message) };
}

/** Reads the section at a position; the position after it. */
function takeSection(sections: Sections, message: Buffer, at: number): number {
  const kind = byteAt(message, at);
  switch (kind) {
    case 0: {
      assertThat(!sections.body, 40430, 'Multiple body sections in message');
      const after = checkDocument(message, at + 1, message.length);
      sections.body = decodeCommand(message, at + 1);
      return after;
    }
    case 1:
      return takeSequence(sections, message, at + 1);
    default:
      throw new ServerError(40432, `Unknown section kind ${kind}`);
  }
}

/** Whether the client of an OP_MSG waits for a reply. */
export function hasReply(message: Buffer): boolean {
  return (message.readUInt32LE(headerSize) & moreToCome) === 0;
}

function takeSequence({ sequences }: Sections, message: Buffer, at: number): number {
  const end = at + (at + 4 > message.length ? 0 : message.readInt32LE(at));
  assertThat(
    end >= at + 5 && end <= message.length,
    22,
    'the size of a document sequence does not fit',
  );
  const section = message.subarray(0, end);
  const nameEnd = endOfName(section, at + 4);
  const name = readText(section, at + 4, nameEnd);
  if (sequences.has(name)) {
    throw new ServerError(40431, `Duplicate document sequence: ${JSON.stringify(name)}`);
  }
  const documents: Buffer[] = [];
  let position = nameEnd + 1;
  while (position < end) {
    const after = checkDocument(section, position, end);
    documents.push(message.subarray(position, after));
    position = after;
  }
  sequences.set(name, documents);
  return end;
}

function parseQuery(message: Buffer, requestId: number): Request {
  const namespaceEnd = endOfName(message, headerSize + 4);
  const at = namespaceEnd + 1 + 8;
  checkDocument(message, at, message.length);
  const body = decodeCommand(message, at);
  const namespace = readText(message, headerSize + 4, namespaceEnd);
  body.set('$db', namespace.split('.')[0]);
  return { message, requestId, opCode: opCode.query, body, wantsReply: true };
}

/** Decodes a command whose bytes are checked, but leaves the session and the documents to insert as they came. */
function decodeCommand(buffer: Buffer, at: number): Doc {
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
