import { firstInstant, zoneClock } from '../promises/zone-clock';

const hour = 60 * 60_000;
const day = 24 * hour;

/** Both sides are reminded the evening before, at 18:00 of the zone, and an hour before. */
export function visitReminders(from: Date, zone: string): { evening: Date; hour: Date } {
  const clock = zoneClock(zone);
  const start = from.getTime();
  const midnight = Math.floor((start + clock(start)) / day) * day;
  return {
    evening: new Date(firstInstant(clock, midnight - 6 * hour)),
    hour: new Date(start - hour),
  };
}

/** Until when the evening's words are true: the day before ends with it. */
export const eveningLasts = 6 * hour;
