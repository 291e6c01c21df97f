import { isDeepStrictEqual } from 'node:util';

import type * as z from 'zod/mini';

type Described<Reply> = { isExact: boolean; reply: z.ZodMiniType<Reply> };

/**
 * A reply as JSON, trimmed to its description. One that is exact needs no trimming: everywhere but in production it is compared
 * with its description, and in production that time is saved.
 *
 * @throws {Error} for a reply that is not as described
 */
export function writeReply<Reply>(
  { isExact, reply: schema }: Described<Reply>,
  reply: Reply,
): string {
  if (!isExact) {
    return JSON.stringify(schema.parse(reply));
  }
  const written = JSON.stringify(reply);
  if (process.env['NODE_ENV'] !== 'production') {
    assertAsDescribed(schema, JSON.parse(written));
  }
  return written;
}

function assertAsDescribed(schema: z.ZodMiniType, sent: unknown) {
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(schema.parse(sent))), sent)) {
    throw new Error('The reply holds what its description does not know.');
  }
}
