import { setTimeout as sleep } from 'node:timers/promises';

import { jest } from '@jest/globals';

import { noOtherProcess, recordCache, type RecordChanges } from '#api/cache/index';

type Name = { name: string };

/** A table of names that counts how often it is asked, and can be made to answer late. */
function aTable(names: Record<string, string>) {
  const table = {
    names,
    asked: [] as string[][],
    wait: null as Promise<void> | null,
    load: async (ids: readonly string[]) => {
      table.asked.push([...ids]);
      const found = ids.flatMap((id): [string, Name][] =>
        id in table.names ? [[id, { name: table.names[id] ?? '' }]] : [],
      );
      await table.wait;
      return new Map(found);
    },
  };
  return table;
}

function cacheOf(
  table: ReturnType<typeof aTable>,
  {
    changes = noOtherProcess(),
    ...options
  }: { changes?: RecordChanges; isKeptLonger?: boolean; keepsMissing?: boolean } = {},
) {
  return recordCache<Name>({ records: 'users', load: table.load, most: 3, changes, ...options });
}

function aPause() {
  let go = () => {
    // replaced at once
  };
  const promise = new Promise<void>((resolve) => {
    go = resolve;
  });
  return { promise, go };
}

it('asks once for what it is asked again, and in one question for what is new', async () => {
  const table = aTable({ a: '林晓', b: '周敏', c: '何静' });
  const cache = cacheOf(table);
  await cache.read(['a']);
  expect(await cache.read(['a', 'b', 'c', 'b'])).toEqual(
    new Map([
      ['a', { name: '林晓' }],
      ['b', { name: '周敏' }],
      ['c', { name: '何静' }],
    ]),
  );
  expect(table.asked).toEqual([['a'], ['b', 'c']]);
});

it('gives what is new after a change, and after a change that failed', async () => {
  const table = aTable({ a: '林晓' });
  const cache = cacheOf(table);
  await cache.read(['a']);
  await cache.changing(['a'], () => {
    table.names['a'] = '林小';
    return Promise.resolve();
  });
  expect((await cache.read(['a'])).get('a')).toEqual({ name: '林小' });
  const isLost = cache.changing(['a'], () => {
    table.names['a'] = '林晓晓';
    return Promise.reject(new Error('the answer was lost'));
  });
  await expect(isLost).rejects.toThrow('the answer was lost');
  expect((await cache.read(['a'])).get('a')).toEqual({ name: '林晓晓' });
});

it('does not keep what changed while it was being read', async () => {
  const table = aTable({ a: 'old' });
  const cache = cacheOf(table);
  const pause = aPause();
  table.wait = pause.promise;
  const reading = cache.read(['a']);
  table.names['a'] = 'new';
  await cache.forget(['a']);
  pause.go();
  expect((await reading).get('a')).toEqual({ name: 'old' });
  expect((await cache.read(['a'])).get('a')).toEqual({ name: 'new' });
});

it('keeps nothing for a moment in which news may have been lost', async () => {
  const table = aTable({ a: 'old' });
  const bus = noOtherProcess();
  const lost: (() => void)[] = [];
  const line = { isWhole: true };
  const cache = cacheOf(table, {
    changes: {
      ...bus,
      listen: (listener) => {
        bus.listen(listener);
        lost.push(listener.lost);
      },
      areHeard: () => line.isWhole,
    },
  });
  await cache.read(['a']);
  line.isWhole = false;
  table.names['a'] = 'new';
  expect((await cache.read(['a'])).get('a')).toEqual({ name: 'new' });
  // back, and what was read before is forgotten
  line.isWhole = true;
  lost.forEach((tell) => {
    tell();
  });
  expect((await cache.read(['a'])).get('a')).toEqual({ name: 'new' });
});

it('keeps what was read while the line broke for nobody', async () => {
  const table = aTable({ a: 'old' });
  const line = { isWhole: false };
  const cache = cacheOf(table, { changes: { ...noOtherProcess(), areHeard: () => line.isWhole } });
  const pause = aPause();
  table.wait = pause.promise;
  const reading = cache.read(['a']);
  line.isWhole = true;
  table.names['a'] = 'new';
  pause.go();
  await reading;
  expect((await cache.read(['a'])).get('a')).toEqual({ name: 'new' });
});

it('leaves other records alone', async () => {
  const table = aTable({ a: 'old' });
  const changes = noOtherProcess();
  const cache = cacheOf(table, { changes });
  await cache.read(['a']);
  await changes.tell('products', ['a']);
  await cache.read(['a']);
  expect(table.asked).toHaveLength(1);
});

it.each([
  [false, 2],
  [true, 1],
])('remembers that there is none only where it may: %s', async (keepsMissing, questions) => {
  const table = aTable({});
  const cache = cacheOf(table, { keepsMissing });
  expect(await cache.read(['a'])).toEqual(new Map());
  expect(await cache.read(['a'])).toEqual(new Map());
  expect(table.asked).toHaveLength(questions);
});

it('keeps no more than it may', async () => {
  const table = aTable({ a: '1', b: '2', c: '3', d: '4' });
  const cache = cacheOf(table);
  await cache.read(['a', 'b', 'c', 'd']);
  await cache.read(['d']);
  await cache.read(['a']);
  expect(table.asked).toEqual([['a', 'b', 'c', 'd'], ['a']]);
});

describe('as time goes by', () => {
  const later = { by: 0 };
  const now = performance.now.bind(performance);

  beforeEach(() => {
    later.by = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now() + later.by);
  });
  afterEach(() => jest.restoreAllMocks());

  /** The cache looks at the time once in a millisecond. */
  async function pass(milliseconds: number) {
    later.by += milliseconds;
    await sleep(5);
  }

  it.each([
    ['what decides who may do what', false, true, 2],
    ['what is named, where all are heard', true, true, 1],
    ['what is named, where others write unheard', true, false, 2],
  ])('after 4 s asks again for %s: %s, %s', async (_what, isKeptLonger, isHeard, questions) => {
    const table = aTable({ a: '林晓' });
    const changes = { ...noOtherProcess(), isEverybodyHeard: isHeard };
    const cache = cacheOf(table, { changes, isKeptLonger });
    await cache.read(['a']);
    await pass(2000);
    await cache.read(['a']);
    expect(table.asked).toHaveLength(1);
    await pass(2000);
    await cache.read(['a']);
    expect(table.asked).toHaveLength(questions);
  });

  it('asks again after a minute whatever is said, and sooner whoever wants it newer', async () => {
    const table = aTable({ a: 'old' });
    const cache = cacheOf(table, { isKeptLonger: true });
    await cache.read(['a']);
    table.names['a'] = 'new';
    await pass(4000);
    expect((await cache.read(['a'])).get('a')).toEqual({ name: 'old' });
    expect((await cache.read(['a'], 3000)).get('a')).toEqual({ name: 'new' });
    await pass(61_000);
    await cache.read(['a']);
    expect(table.asked).toHaveLength(3);
  });
});
