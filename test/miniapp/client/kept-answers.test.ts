import { jest } from '@jest/globals';

import { bounded } from '#miniapp/bounds';

const kept = new Map<string, string>();
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: (key: string): unknown => JSON.parse(kept.get(key) ?? 'null'),
  keep: (key: string, value: unknown) => {
    if (value === null) {
      kept.delete(key);
    } else {
      kept.set(key, JSON.stringify(value));
    }
  },
}));
const { forgetSession, rememberSession } = await import('#miniapp/client/session');
const { dropAnswers, keepAnswer, readAnswer } = await import('#miniapp/client/kept-answers');

const signIn = (id: string, role = 'engineer') => {
  rememberSession({ token: 't', user: { id, role } as never });
};
beforeEach(() => {
  dropAnswers('u1');
  dropAnswers('u2');
  kept.clear();
  signIn('u1');
});

it('keeps an answer with its time, for this person alone', () => {
  keepAnswer('a', { data: { n: 1 }, at: 5 });
  expect(readAnswer('a')).toEqual({ data: { n: 1 }, at: 5 });
  signIn('u2');
  expect(readAnswer('a')).toBeUndefined();
  signIn('u2', 'dispatcher');
  keepAnswer('b', { data: 1, at: 5 });
  expect([...kept.keys()].filter((key) => key.includes('u2'))).toEqual([]);
  forgetSession();
  keepAnswer('b', { data: 1, at: 5 });
  expect(readAnswer('b')).toBeUndefined();
});

it('writes what is the same seldom, and what is new at once', () => {
  keepAnswer('a', { data: 1, at: 0 });
  keepAnswer('a', { data: 1, at: 30_000 });
  expect(readAnswer('a')).toMatchObject({ at: 0 });
  keepAnswer('a', { data: 1, at: 60_000 });
  expect(readAnswer('a')).toMatchObject({ at: 60_000 });
  keepAnswer('a', { data: 2, at: 60_001 });
  expect(readAnswer('a')).toEqual({ data: 2, at: 60_001 });
});

it('forgets those that were not touched for longest, by number and by size', () => {
  const { most } = bounded.answersOnPhone;
  for (let number = 0; number <= most; number += 1) {
    keepAnswer(`n${number}`, { data: number, at: number });
  }
  expect([readAnswer('n0'), readAnswer('n1')]).toEqual([undefined, { data: 1, at: 1 }]);
  const long = 'x'.repeat(bounded.signsOnPhone.most / 2);
  keepAnswer('one', { data: long, at: 1 });
  keepAnswer('other', { data: long.slice(10), at: 1 });
  expect([readAnswer('n2'), readAnswer('one'), readAnswer('other')?.at]).toEqual([
    undefined,
    expect.anything(),
    1,
  ]);
  keepAnswer('third', { data: long, at: 1 });
  expect([readAnswer('one'), readAnswer('third')?.at]).toEqual([undefined, 1]);
});

it('leaves nothing behind when its person signs out', () => {
  keepAnswer('a', { data: 1, at: 0 });
  dropAnswers('u1');
  expect([...kept.keys()].filter((key) => key.startsWith('kept-answer'))).toEqual([]);
});
