import { readdirSync } from 'node:fs';
import path from 'node:path';

import type { ErrorCode } from '#shared/errors/error-codes';
import type { Endpoint } from '#shared/http/endpoint';
import { failuresOf } from '#shared/http/failures';

type Described = Endpoint<never, never, never, never>;

const shared = path.join(import.meta.dirname, '../../shared');

/** Every room's endpoints, found by the name of their file. */
export async function sharedEndpoints(): Promise<Described[]> {
  const files = readdirSync(shared, { recursive: true, encoding: 'utf8' });
  const rooms = await Promise.all(
    files
      .filter((file) => file.endsWith('-api.ts'))
      .map((file) => import(path.join(shared, file)) as Promise<Record<string, object>>),
  );
  return rooms
    .flatMap((exported) => Object.entries(exported).filter(([name]) => name.endsWith('Api')))
    .flatMap(([, endpoints]) => Object.values(endpoints) as Described[]);
}

const known = sharedEndpoints();

/**
 * Fails when an answer has a code that its endpoint does not declare: whoever calls it would not be prepared for it.
 * `target` is below /api/v1. A path that is no endpoint's declares nothing.
 */
export async function assertDeclared(method: string, target: string, body: unknown): Promise<void> {
  const code = codeOf(body);
  const endpoint = code && (await known).find((one) => isAt(one, method, target));
  if (endpoint && !failuresOf(endpoint).has(code)) {
    throw new Error(`${endpoint.method} ${endpoint.path} answered ${code} and does not declare it`);
  }
}

function codeOf(body: unknown): ErrorCode | null {
  return typeof body === 'object' && body !== null && 'code' in body
    ? (body.code as ErrorCode)
    : null;
}

function isAt(endpoint: Described, method: string, target: string): boolean {
  const [asked = ''] = target.split('?');
  const [parts, wanted] = [asked.split('/'), endpoint.path.split('/')];
  return (
    endpoint.method === method.toLowerCase() &&
    parts.length === wanted.length &&
    wanted.every((part, index) => part.startsWith(':') || part === parts[index])
  );
}
