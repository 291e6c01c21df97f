import * as z from 'zod/mini';

import { pageLimit } from './limits';

/** Keyset paging: hand `nextCursor` back to read on; null is the end. */
export const pageQuery = {
  limit: z._default(
    z.coerce.number().check(z.int(), z.minimum(1), z.maximum(pageLimit.most)),
    pageLimit.usual,
  ),
  cursor: z.optional(z.string().check(z.maxLength(200))),
};

export function pageOf<T>(item: z.ZodMiniType<T>) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });
}
