import { afterWord } from '#shared/time/after-word';

it.each([
  ['明天 18:00', '会在明天 18:00'],
  ['11 月 3 日 18:00', '会在 11 月 3 日 18:00'],
  ['09:30', '会在 09:30'],
])('%s', (time, said) => {
  expect(`会在${afterWord(time)}`).toBe(said);
});
