import { fairTurns } from '#api/processes/fair-turns';

const limits = { places: 2, mostWaiting: 6, mostWaitingEach: 3, busy: 'attachment.busy' } as const;

/** A job that tells when it starts and ends when it is told to. */
function openTurns() {
  const inTurn = fairTurns(limits);
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const begin = (who: string, name: string, signal?: AbortSignal) => {
    const done = inTurn(
      who,
      () => {
        started.push(name);
        return new Promise<string>((resolve) => {
          ends.set(name, () => {
            resolve(name);
          });
        });
      },
      signal,
    );
    // those that nobody awaits
    done.catch(() => undefined);
    return done;
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  return { begin, end, started };
}

it('lets another person begin at once, however many one person has waiting', async () => {
  const { begin, started } = openTurns();
  for (const name of ['a1', 'a2', 'a3', 'a4']) {
    void begin('a', name);
  }
  void begin('b', 'b1');
  await new Promise(setImmediate);
  expect(started).toEqual(['a1', 'b1']);
});

it('gives the persons turns and keeps the order of each', async () => {
  const { begin, end, started } = openTurns();
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) {
    void begin(name.charAt(0), name);
  }
  await new Promise(setImmediate);
  for (const name of ['a1', 'b1', 'c1', 'a2', 'c2', 'a3']) {
    await end(name);
  }
  expect(started).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
});

it('refuses whoever has too many waiting, and nobody else', async () => {
  const { begin, end, started } = openTurns();
  for (const name of ['a1', 'a2', 'a3', 'a4']) {
    void begin('a', name);
  }
  await expect(begin('a', 'a5')).rejects.toMatchObject({ code: 'request.too_many' });
  void begin('b', 'b1');
  await end('a1');
  expect(started).toEqual(['a1', 'b1', 'a2']);
  void begin('a', 'a6');
});

it('says that it is busy when everybody together has too much waiting', async () => {
  const { begin } = openTurns();
  for (const name of ['a1', 'b1', 'c1', 'c2', 'c3', 'd1', 'd2', 'd3']) {
    void begin(name.charAt(0), name);
  }
  await expect(begin('e', 'e1')).rejects.toMatchObject({ code: 'attachment.busy' });
});

it('forgets the wait of somebody who left', async () => {
  const { begin, end, started } = openTurns();
  const leaving = new AbortController();
  void begin('a', 'a1');
  const left = begin('a', 'a2', leaving.signal);
  void begin('a', 'a3');
  leaving.abort();
  await expect(left).rejects.toMatchObject({ code: 'request.invalid' });
  await end('a1');
  expect(started).toEqual(['a1', 'a3']);
});

it('does not begin for somebody who has left already', async () => {
  const { begin, started } = openTurns();
  await expect(begin('a', 'a1', AbortSignal.abort())).rejects.toMatchObject({
    code: 'request.invalid',
  });
  expect(started).toEqual([]);
});

it('goes on after a job that failed', async () => {
  const inTurn = fairTurns(limits);
  await expect(inTurn('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await inTurn('a', () => Promise.resolve('next'))).toBe('next');
});
