import type * as z from 'zod/mini';

import type { Attempts } from '#api/background/index';

import type { Notice } from './notice';

type Kept = Pick<Notice, 'source'> & { id: string };

type Broken = Pick<Attempts, 'report'> & { kind: 'push' | 'relay' };

/** Those of a list whose source is known; a record without one is reported, and keeps none of the others back. */
export function withSource<Item extends Kept>(
  items: readonly Item[],
  { report, kind }: Broken,
): Item[] {
  return items.filter(({ id, source }) => {
    const isWhole = isSource(source);
    if (!isWhole) {
      report(new Error('a notice has no source'), { kind, itemId: id });
    }
    return isWhole;
  });
}

/** What the database holds may be broken, whatever its type says. */
function isSource(source: unknown): boolean {
  return (
    typeof source === 'object' &&
    source !== null &&
    'kind' in source &&
    typeof source.kind === 'string' &&
    'id' in source &&
    typeof source.id === 'string'
  );
}

type Presenting<Item, Reply> = Broken & {
  present: (item: Item) => Reply;
  reply: z.ZodMiniType<Reply>;
};

/** What can be shown of a list: a record that is broken is reported, and keeps none of the others back. */
export function presentEach<Item extends Kept, Reply>(
  items: readonly Item[],
  { report, kind, present, reply }: Presenting<Item, Reply>,
): Reply[] {
  return items.flatMap((item) => {
    try {
      return [reply.parse(present(item))];
    } catch (error: unknown) {
      report(error, { kind, itemId: item.id });
      return [];
    }
  });
}
