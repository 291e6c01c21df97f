/** Asks for every hour of two years, on a machine in each of eight zones, and prints how many answers are wrong. */
import { quietUntil } from '#shared/notices/quiet-hours';
import { endOfNextWorkingDay } from '#shared/promises/next-working-day';
import { promiseTimes } from '#shared/promises/promise-times';
import { standardCalendar } from '#shared/promises/working-calendar';
import { calendarDay, clockTime, sayDate, sayMoment } from '#shared/time/say-time';

const hour = 3_600_000;
const day = 24 * hour;
const quiet = { isOn: true, from: '22:00', to: '07:00' };

/** Moments at their half hour, too: some zones are half an hour off, some change by half an hour. */
const first = Date.parse('2026-01-01T00:00:00Z');
const moments = Array.from({ length: 2 * 365 * 48 }, (_none, index) => first + index * (hour / 2));

/** As the State Council announced it for 2026; 2027 has not been announced. */
const off = [
  ...['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '02-23', '04-06'],
  ...['05-01', '05-04', '05-05', '06-19', '09-25', '10-01', '10-02', '10-05', '10-06', '10-07'],
];
const worked = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];

const dueInBerlin = new Map<number, number>();

const zones = process.argv.slice(2);
const results = zones.map((zone) => {
  process.env['TZ'] = zone;
  const offsets = new Set(moments.map((at) => new Date(at).getTimezoneOffset()));
  const wrong = moments.filter((at) => !isRight(at)).length;
  return { zone, offsets: offsets.size, wrong };
});
process.stdout.write(JSON.stringify(results));

/** China's calendar by nothing but eight hours and UTC. */
function isRight(at: number): boolean {
  const shown = new Date(at + 8 * hour);
  const text = shown.toISOString();
  const today = Math.floor(shown.getTime() / day);
  const tomorrow = new Date((today + 1) * day - 8 * hour + (at % (20 * hour)));
  const said = `${shown.getUTCMonth() + 1} 月 ${shown.getUTCDate()} 日`;
  const time = text.slice(11, 16);
  return [
    clockTime(at) === time,
    calendarDay(at) === text.slice(0, 10).replaceAll('-', ''),
    sayDate(at, at) === said,
    sayMoment(at, at + hour) === (time >= '23:00' ? `昨天 ${time}` : `今天 ${time}`),
    sayMoment(tomorrow, at).startsWith('明天'),
    isCalledInTime(at, today),
    isSameInBerlin(at),
    (quietUntil(quiet, new Date(at))?.getTime() ?? null) === quietEnd(shown, today),
  ].every(Boolean);
}

function isCalledInTime(at: number, today: number): boolean {
  const isFullHour = at % hour === 0;
  const called = nextWorkingDay(today) * day + 10 * hour;
  return !isFullHour || endOfNextWorkingDay(new Date(at), standardCalendar).getTime() === called;
}

function nextWorkingDay(today: number): number {
  for (let date = today + 1; ; date += 1) {
    const shown = new Date(date * day).toISOString();
    const name = shown.startsWith('2026') ? shown.slice(5, 10) : '';
    const isWeekday = date % 7 !== 2 && date % 7 !== 3;
    if (worked.includes(name) || (isWeekday && !off.includes(name))) {
      return date;
    }
  }
}

/** A calendar of another zone, by the first of the machines. */
function isSameInBerlin(at: number): boolean {
  if (at % (5 * day) !== 0) {
    return true;
  }
  const calendar = { ...standardCalendar, zone: 'Europe/Berlin' };
  const start = new Date(at);
  const { due } = promiseTimes({ calendar, start, minutes: 24 * 60, pauses: [] });
  const known = dueInBerlin.get(at) ?? due.getTime();
  dueInBerlin.set(at, known);
  return due.getTime() === known;
}

function quietEnd(shown: Date, today: number): number | null {
  const hours = shown.getUTCHours();
  if (hours >= 7 && hours < 22) {
    return null;
  }
  return (hours < 7 ? today : today + 1) * day + 7 * hour - 8 * hour;
}
