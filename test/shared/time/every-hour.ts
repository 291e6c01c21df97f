/** Asks for every hour of two years, on a machine in each of eight zones, and prints how many answers are wrong. */
import { callBackBy } from '#api/ratings/index';
import { quietUntil } from '#shared/notices/quiet-hours';
import { calendarDay, clockTime, sayDate, sayMoment } from '#shared/time/say-time';

const hour = 3_600_000;
const day = 24 * hour;
const quiet = { isOn: true, from: '22:00', to: '07:00' };

/** Moments at their half hour, too: some zones are half an hour off, some change by half an hour. */
const first = Date.parse('2026-01-01T00:00:00Z');
const moments = Array.from({ length: 2 * 365 * 48 }, (_none, index) => first + index * (hour / 2));

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
  return (
    clockTime(at) === time &&
    calendarDay(at) === text.slice(0, 10).replaceAll('-', '') &&
    sayDate(at, at) === said &&
    sayMoment(at, at + hour) === (time >= '23:00' ? `昨天 ${time}` : `今天 ${time}`) &&
    sayMoment(tomorrow, at).startsWith('明天') &&
    callBackBy(new Date(at)).getTime() === (today + 1) * day + 10 * hour &&
    (quietUntil(quiet, new Date(at))?.getTime() ?? null) === quietEnd(shown, today)
  );
}

function quietEnd(shown: Date, today: number): number | null {
  const hours = shown.getUTCHours();
  if (hours >= 7 && hours < 22) {
    return null;
  }
  return (hours < 7 ? today : today + 1) * day + 7 * hour - 8 * hour;
}
