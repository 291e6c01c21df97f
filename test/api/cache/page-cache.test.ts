import { noOtherProcess, pageCache } from '#api/cache/index';

/** A list that counts its readings, each of which waits until it is let go. */
function aList() {
  const waiting: ((page: string) => void)[] = [];
  return {
    waiting,
    load: () =>
      new Promise<string>((resolve) => {
        waiting.push(resolve);
      }),
  };
}

function aCache(changes = noOtherProcess()) {
  return {
    ...pageCache<string>({ records: 'tickets', most: 10, changes }),
    change: (list: string) => changes.tell('tickets', [list]),
  };
}
const soon = (page: string) => () => Promise.resolve(page);
const turn = () => new Promise(setImmediate);

it('reads a page once, and anew after its list has changed', async () => {
  const cache = aCache();
  expect(await cache.read('mine', '1', soon('old'))).toBe('old');
  expect(await cache.read('mine', '1', soon('new'))).toBe('old');
  expect(await cache.read('mine', '2', soon('second'))).toBe('second');
  await cache.change('mine');
  expect(await cache.read('mine', '1', soon('new'))).toBe('new');
  expect(await cache.read('mine', '2', soon('other'))).toBe('other');
});

it('leaves other lists alone', async () => {
  const cache = aCache();
  await cache.read('mine', '1', soon('old'));
  await cache.change('all');
  expect(await cache.read('mine', '1', soon('new'))).toBe('old');
});

it('lets those who ask at the same time wait for one reading', async () => {
  const cache = aCache();
  const list = aList();
  const both = Promise.all([cache.read('all', '1', list.load), cache.read('all', '1', list.load)]);
  await turn();
  expect(list.waiting).toHaveLength(1);
  list.waiting[0]?.('page');
  expect(await both).toEqual(['page', 'page']);
});

it('gives nobody who asks after a change what was read before it', async () => {
  const cache = aCache();
  const list = aList();
  const before = cache.read('all', '1', list.load);
  await turn();
  await cache.change('all');
  const after = cache.read('all', '1', soon('new'));
  list.waiting[0]?.('old');
  expect(await before).toBe('old');
  expect(await after).toBe('new');
  expect(await cache.read('all', '1', soon('newer'))).toBe('new');
});

it('keeps no reading that failed', async () => {
  const cache = aCache();
  await expect(cache.read('all', '1', () => Promise.reject(new Error('gone')))).rejects.toThrow();
  expect(await cache.read('all', '1', soon('back'))).toBe('back');
});

it('keeps nothing while other processes are not heard', async () => {
  const cache = aCache({ ...noOtherProcess(), areHeard: () => false });
  await cache.read('all', '1', soon('old'));
  expect(await cache.read('all', '1', soon('new'))).toBe('new');
});

it('keeps eight pages of a list', async () => {
  const cache = aCache();
  for (let page = 1; page <= 9; page += 1) {
    await cache.read('all', String(page), soon('first'));
  }
  expect(await cache.read('all', '8', soon('second'))).toBe('first');
  expect(await cache.read('all', '9', soon('second'))).toBe('second');
});
