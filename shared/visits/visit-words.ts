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
    breachCauses: {
      parts: '等备件',
      access: '等客户方便',
      road: '路上耽搁',
      hard: '问题难查',
      earlier_work: '前面的工单耽搁',
      other: '其他原因',
    },
    /** 240 minutes: 4 小时; the smaller part is left out where there is none. */
    minutes: (minutes: number) => `${minutes} 分钟`,
    hoursAndMinutes: (hours: number, minutes: number) =>
      minutes === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes} 分钟`,
    /** ×2 behind the name of a part. */
    part: (name: string, quantity: number) => (quantity > 1 ? `${name} ×${quantity}` : name),
    serial: (serial: string) => `序列号 ${serial}`,
    price: (yuan: string) => `¥${yuan}`,
  },
});
