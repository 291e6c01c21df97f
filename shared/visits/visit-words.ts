import { catalogue } from '../words/catalogue';

/** What both sides say of visits. */
export const visitWords = catalogue({
  zh: {
    hours: (from: string, to: string) => `${from}–${to}`,
    nextDay: (time: string) => `次日 ${time}`,
    /** `day` is 今天, 周五 or 11 月 3 日. */
    window: (day: string, hours: string) => `${day} ${hours}`,
    dateAndWeekday: (date: string, weekday: string) => `${date} ${weekday}`,
    windows: (said: readonly string[]) => said.join('，'),
  },
});
