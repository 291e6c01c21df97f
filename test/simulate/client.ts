import type { Problem } from '#shared/errors/error-codes';

import { assertDeclared } from '../support/declared-failures';

export type Answer<Body> = { status: number; body: Body };

/** Plain HTTP below /api/v1, as somebody with this token; without one, as anybody. */
export type Client = <Body = Problem>(
  method: Method,
  path: string,
  asked?: Asked,
) => Promise<Answer<Body>>;

type Method = 'GET' | 'PATCH' | 'POST';
type Asked = { token?: string; body?: object };

export function clientOf(url: string): Client {
  async function ask(method: Method, path: string, { token, body }: Asked) {
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        // nothing is gained by packing what stays on this machine
        'accept-encoding': 'identity',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    const received: unknown = text === '' ? null : JSON.parse(text);
    if (reply.status >= 400) {
      assertDeclared(method, path, received);
    }
    return { status: reply.status, body: received };
  }
  return async <Body>(method: Method, path: string, asked: Asked = {}) =>
    (await ask(method, path, asked)) as Answer<Body>;
}

/** The body of an answer that must be a success. */
export async function mustGet<Body>(answer: Promise<Answer<Body>>): Promise<Body> {
  const { status, body } = await answer;
  if (status >= 300) {
    throw new Error(`was refused with ${status}: ${JSON.stringify(body)}`);
  }
  return body;
}
