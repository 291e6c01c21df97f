/** A time behind a word: a space only before a figure, as print sets it: 会在明天 18:00, 会在 11 月 3 日. */
export function afterWord(time: string): string {
  return /^\d/.test(time) ? ` ${time}` : time;
}

/** A time before a word: a space only behind a figure: 今天 01:08 提交, 刚刚提交. */
export function beforeWord(time: string): string {
  return /\d$/.test(time) ? `${time} ` : time;
}
