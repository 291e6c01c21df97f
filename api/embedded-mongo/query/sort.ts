import { bounded } from '../bounds';
import type { Doc } from '../bson/value';
import { assertThat } from '../errors/server-error';

import type { Collation } from './collation';
import type { Source } from './path';
import { createSortOrder, parseSort, type SortKey } from './sort-key';

type Row<T> = { key: SortKey; item: T; size: number };

/** How many bytes a sort may hold in memory. */
const { most: mostBytes } = bounded.sortBytes;
const refusal = `Sort exceeded memory limit of ${mostBytes} bytes. Add an index on the sort keys, or a limit; the embedded database does not sort on disk.`;

type Sorting = {
  sort: Doc;
  /** 0: no limit */
  limit: number;
  collation?: Collation | undefined;
  /** called now and then; throws what ends the command */
  check?: (() => void) | undefined;
};

const comparisonsBetweenChecks = 4096;

/** Sorts whatever carries a document; with a limit only that many rows are held. */
export function createSorter<T>({ sort, limit, collation, check }: Sorting) {
  const { keyOf, compare } = createSortOrder(parseSort(sort), collation);
  let comparisons = 0;
  const order = (rows: Row<T>[]) =>
    rows.sort((left, right) => {
      if (++comparisons % comparisonsBetweenChecks === 0) {
        check?.();
      }
      return compare(left.key, right.key);
    });
  return (input: Iterable<T>, sourceOf: (item: T) => Source, sizeOf: (item: T) => number): T[] => {
    let rows: Row<T>[] = [];
    let bytes = 0;
    for (const item of input) {
      const key = keyOf(sourceOf(item));
      const size = sizeOfKey(key) + sizeOf(item);
      rows.push({ key, item, size });
      bytes += size;
      if (limit > 0 && rows.length >= limit * 2 + 1000) {
        rows = order(rows).slice(0, limit);
        bytes = rows.reduce((sum, row) => sum + row.size, 0);
      }
      assertThat(bytes <= mostBytes, 292, refusal);
    }
    const sorted = order(rows).map(({ item }) => item);
    return limit > 0 ? sorted.slice(0, limit) : sorted;
  };
}

function sizeOfKey(key: SortKey): number {
  return Buffer.isBuffer(key)
    ? key.length
    : key.reduce<number>(
        (sum, value) => sum + (typeof value === 'string' ? value.length * 2 : 16),
        0,
      );
}
