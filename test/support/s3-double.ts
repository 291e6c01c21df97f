import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const region = 'ap-guangzhou';
const accessKeyId = 'AKIDEXAMPLE';
const secretAccessKey = 'secret/with+signs';

type Stored = { bytes: Buffer; type: string };

/** A small S3: checks every signature by the published rules of version 4 and that the bytes match their hash. */
export async function startS3Double() {
  const objects = new Map<string, Stored>();
  const faults: number[] = [];
  const server = createServer((request, response) => {
    void answer(request, response, { objects, faults });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) {
    throw new Error('no address');
  }
  const host = `127.0.0.1:${address.port}`;
  const urlFor = (secret: string) =>
    `http://${accessKeyId}:${encodeURIComponent(secret)}@${host}/bucket/files?region=${region}`;
  return {
    objects,
    url: urlFor(secretAccessKey),
    urlWithWrongSecret: urlFor('another secret'),
    /** The next requests are answered with these statuses. */
    failWith: (...statuses: number[]) => faults.push(...statuses),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type State = { objects: Map<string, Stored>; faults: number[] };

async function answer(request: IncomingMessage, response: ServerResponse, state: State) {
  const bytes = await read(request);
  const fault = state.faults.shift();
  const refusal = fault ?? refusalOf(request, bytes);
  if (refusal !== null) {
    response.writeHead(refusal).end(`<Error><Code>${refusal}</Code></Error>`);
    return;
  }
  const key = new URL(request.url ?? '', 'http://any').pathname;
  switch (request.method) {
    case 'PUT':
      state.objects.set(key, { bytes, type: request.headers['content-type'] ?? '' });
      response.writeHead(200).end();
      return;
    case 'DELETE':
      state.objects.delete(key);
      response.writeHead(204).end();
      return;
    default:
      answerObject(request, response, state.objects.get(key));
  }
}

function answerObject(
  request: IncomingMessage,
  response: ServerResponse,
  object: Stored | undefined,
) {
  if (!object) {
    response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    return;
  }
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  if (start === undefined || end === undefined) {
    response.writeHead(200, { 'Content-Type': object.type }).end(object.bytes);
  } else {
    response.writeHead(206).end(object.bytes.subarray(Number(start), Number(end) + 1));
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refusalOf(request: IncomingMessage, bytes: Buffer): number | null {
  const { headers } = request;
  if (request.method === 'PUT' && headers['content-length'] === undefined) {
    return 411;
  }
  const declared = headers['x-amz-content-sha256'];
  if (request.method === 'PUT' && declared !== sha256(bytes)) {
    return 400;
  }
  return headers.authorization === authorizationOf(request) ? null : 403;
}

function authorizationOf(request: IncomingMessage): string {
  const { headers } = request;
  const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
  const time = String(headers['x-amz-date']);
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const url = new URL(request.url ?? '', 'http://any');
  const canonical = [
    request.method,
    url.pathname,
    url.searchParams.toString(),
    ...names.split(';').map((name) => `${name}:${String(headers[name])}`),
    '',
    names,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const words = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = [time.slice(0, 8), region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  const signature = createHmac('sha256', key).update(words).digest('hex');
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
