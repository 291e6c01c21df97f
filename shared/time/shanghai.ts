import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

type Time = Date | number | string;

/** China has had no summer time since 1991. */
const ahead = 8;

/**
 * What calendar and clock show in Asia/Shanghai at a moment: to read, and to count days on. The zone of the machine has
 * no part in it: its summer time would take hours out of our days. It is no instant itself: `instantOf` leads back.
 */
export function shanghai(time: Time): Dayjs {
  return dayjs.utc(time).add(ahead, 'hour');
}

/** The moment at which calendar and clock in Shanghai show this. */
export function instantOf(shown: Dayjs): Date {
  return shown.subtract(ahead, 'hour').toDate();
}

/** Milliseconds since 1970; a text without a zone means UTC, as everything on the wire does. */
export function millisecondsOf(time: Time): number {
  return dayjs.utc(time).valueOf();
}
