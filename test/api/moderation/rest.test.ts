import { createRest } from '#api/moderation/rest';

function restAt(time: { now: number }) {
  const rest = createRest(() => time.now);
  return {
    ...rest,
    silences: (times: number) => {
      Array.from({ length: times }).forEach(() => {
        rest.note(false);
      });
    },
  };
}

it('rests after three silences in a row, for a quarter of a minute', () => {
  const time = { now: 0 };
  const rest = restAt(time);
  rest.silences(2);
  expect(rest.isOn()).toBe(false);
  rest.silences(1);
  expect(rest.isOn()).toBe(true);
  time.now = 14_999;
  expect(rest.isOn()).toBe(true);
  time.now = 15_000;
  expect(rest.isOn()).toBe(false);
});

it('begins to count anew with each answer', () => {
  const rest = restAt({ now: 0 });
  rest.silences(2);
  rest.note(true);
  rest.silences(2);
  expect(rest.isOn()).toBe(false);
});
