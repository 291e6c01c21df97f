/** A time behind a word: a space only before a figure, as print sets it: 会在明天 18:00, 会在 11 月 3 日. */
export function afterWord(time: string): string {
  return /^\d/.test(time) ? ` ${time}` : time;
}
