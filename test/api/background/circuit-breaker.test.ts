import { createCircuitBreaker } from '#api/background/index';

function breakerAt(time: { now: number }) {
  const breaker = createCircuitBreaker(() => time.now);
  return {
    ...breaker,
    silences: (times: number) => {
      Array.from({ length: times }).forEach(() => {
        breaker.note(false);
      });
    },
  };
}

it('opens after three silences in a row, for a quarter of a minute', () => {
  const time = { now: 0 };
  const breaker = breakerAt(time);
  breaker.silences(2);
  expect(breaker.isOpen()).toBe(false);
  breaker.silences(1);
  expect(breaker.isOpen()).toBe(true);
  time.now = 14_999;
  expect(breaker.isOpen()).toBe(true);
  time.now = 15_000;
  expect(breaker.isOpen()).toBe(false);
});

it('begins to count anew with each answer', () => {
  const breaker = breakerAt({ now: 0 });
  breaker.silences(2);
  breaker.note(true);
  breaker.silences(2);
  expect(breaker.isOpen()).toBe(false);
});
