import type { IncomingMessage } from 'node:http';

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
  | { bytes: Buffer; type: string }
  /** The connection is cut without an answer. */
  | 'cut';

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
