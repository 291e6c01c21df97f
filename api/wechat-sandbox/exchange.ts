import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request to a pretended endpoint, read whole. */
export type SandboxRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  /** The JSON body; undefined when there is none or it is not JSON. */
  body: unknown;
};

export type SandboxReply =
  | { json: unknown; status?: number }
  /** JSON already written. */
  | { text: string }
  | { bytes: Buffer; type: string }
  /** The connection is cut without an answer. */
  | 'cut'
  /** The connection stays open without an answer. */
  | 'silence';

const largestBody = 1024 * 1024;

export async function readRequest(message: IncomingMessage): Promise<SandboxRequest> {
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://sandbox');
  return {
    method: message.method ?? 'GET',
    path: pathname,
    query: searchParams,
    body: parse(await readText(message)),
  };
}

export function sendReply(response: ServerResponse, reply: SandboxReply) {
  if (reply === 'silence') {
    return;
  }
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  if ('bytes' in reply) {
    response.writeHead(200, { 'content-type': reply.type }).end(reply.bytes);
    return;
  }
  const text = 'text' in reply ? reply.text : JSON.stringify(reply.json);
  const status = 'text' in reply ? 200 : (reply.status ?? 200);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
}

async function readText(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) {
      throw new Error('request body over 1 MB');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
