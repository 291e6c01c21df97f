const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** By how many milliseconds the clocks of a zone are ahead of UTC at an instant. */
export type ZoneClock = (instant: number) => number;

/** Zones whose clocks never change. WeChat's engine, which knows no zones, can compute with these. */
const steadyZones: Readonly<Record<string, number>> = { UTC: 0, 'Asia/Shanghai': 8 * hour };

/** The clocks of a zone, wherever the machine stands. Throws a RangeError when nobody knows the zone. */
export function zoneClock(zone: string): ZoneClock {
  const steady = steadyZones[zone];
  if (steady !== undefined) {
    return () => steady;
  }
  const shown = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instant) => {
    const parts = shown.formatToParts(instant);
    return readOffset(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '');
  };
}

/** GMT-04:00, and GMT alone for none. */
function readOffset(text: string): number {
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  const ahead = Number(hours) * hour + Number(minutes) * minute + Number(seconds) * 1000;
  return sign === '-' ? -ahead : ahead;
}

/**
 * The first instant at which a zone's clocks have reached a reading (milliseconds since 1970 as if they showed UTC). An hour
 * that comes twice in autumn means its first; one that spring leaves out means the moment at which it is left out.
 */
export function firstInstant(clock: ZoneClock, reading: number): number {
  // far enough to stand before and after a change of the clocks, near enough to meet no other one
  const before = clock(reading - day);
  const early = reading - before;
  if (clock(early) === before) {
    return early;
  }
  const after = clock(reading + day);
  const late = reading - after;
  return clock(late) === after ? late : changeBetween(clock, late, early);
}

/** When the clocks change between two instants; they are changed at the second one. */
function changeBetween(clock: ZoneClock, earlier: number, later: number): number {
  let [unchanged, changed] = [earlier, later];
  const offset = clock(changed);
  while (changed - unchanged > 1) {
    const middle = Math.floor((unchanged + changed) / 2);
    [unchanged, changed] = clock(middle) === offset ? [unchanged, middle] : [middle, changed];
  }
  return changed;
}
