import { catalogue } from '../words/catalogue';

/** A point in time and a length of time, as people say them. */
export const timeWords = catalogue({
  zh: {
    justNow: '刚刚',
    minutesAgo: (minutes: number) => `${minutes} 分钟前`,
    /** Of days before and after today. */
    near: { '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' },
    weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
    /** `month` counts from 1. */
    date: (month: number, day: number) => `${month} 月 ${day} 日`,
    dateOfYear: (year: number, month: number, day: number) => `${year} 年 ${month} 月 ${day} 日`,
    /** `day` is one of the above, `clock` is 16:30. */
    at: (day: string, clock: string) => `${day} ${clock}`,
    seconds: (count: number) => `${count} 秒`,
    minutes: (count: number) => `${count} 分钟`,
    hours: (count: number) => `${count} 小时`,
    days: (count: number) => `${count} 天`,
  },
});
