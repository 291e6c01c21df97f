import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/** A point in time on the calendar and clock of Asia/Shanghai: UTC+8 all year, on phones abroad too. */
export function shanghai(time: Date | number | string): Dayjs {
  return dayjs(time).utcOffset(8);
}
