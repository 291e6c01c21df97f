import { forgetAnswer, forgetQueries, recall, rememberAnswer } from '#miniapp/client/query-cache';

describe('query cache', () => {
  beforeEach(forgetQueries);

  it('remembers the last answer of a question', () => {
    rememberAnswer('me', 1);
    rememberAnswer('me', 2);
    expect(recall('me')).toBe(2);
  });

  it('forgets the answer unused longest when there are many', () => {
    for (let number = 0; number < 60; number += 1) {
      rememberAnswer(`ticket:${number}`, number);
    }
    rememberAnswer('ticket:0', 'again');
    rememberAnswer('one more', true);
    expect(recall('ticket:0')).toBe('again');
    expect(recall('ticket:1')).toBeUndefined();
  });

  it('forgets what there is no more', () => {
    rememberAnswer('ticket:1', 1);
    forgetAnswer('ticket:1');
    expect(recall('ticket:1')).toBeUndefined();
  });

  it('keeps nothing of one person for the next', () => {
    rememberAnswer('me', 1);
    forgetQueries();
    expect(recall('me')).toBeUndefined();
  });
});
