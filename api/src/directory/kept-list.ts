import { recordCache, type RecordChanges } from '#api/cache/index';

type Options<Item> = {
  records: Parameters<typeof recordCache>[0]['records'];
  load: () => Promise<readonly Item[]>;
  changes: RecordChanges;
};

/** Few records that are always wanted together, kept in memory as one. */
export type KeptList<Item> = {
  all: () => Promise<readonly Item[]>;
  /** Does something that changes some of them. */
  changing: <Result>(change: () => Promise<Result>) => Promise<Result>;
};

const whole = 'all';

export function keptList<Item>({ records, load, changes }: Options<Item>): KeptList<Item> {
  const cache = recordCache<readonly Item[]>({
    records,
    load: async () => new Map([[whole, await load()]]),
    most: 1,
    isKeptLonger: true,
    changes,
  });
  return {
    all: async () => (await cache.read([whole])).get(whole) ?? [],
    changing: (change) => cache.changing([whole], change),
  };
}
