import { afterWord, beforeWord } from '#shared/time/beside-word';

it.each([
  ['明天 18:00', '会在明天 18:00'],
  ['11 月 3 日 18:00', '会在 11 月 3 日 18:00'],
  ['09:30', '会在 09:30'],
])('%s', (time, said) => {
  expect(`会在${afterWord(time)}`).toBe(said);
});

it.each([
  ['今天 01:08', '今天 01:08 提交'],
  ['刚刚', '刚刚提交'],
  ['11 月 3 日', '11 月 3 日提交'],
])('%s, before a word', (time, said) => {
  expect(`${beforeWord(time)}提交`).toBe(said);
});
