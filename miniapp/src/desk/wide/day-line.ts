import { shanghai } from '#shared/time/shanghai';

/** What the line of a day shows. */
export const firstHour = 8;
export const lastHour = 20;

/** Where a moment of today is on the line, in percent of its length; what is outside stands at its end. */
export function placeOnLine(time: Date | number | string): number {
  const at = shanghai(time);
  const hours = at.hour() + at.minute() / 60;
  const part = (hours - firstHour) / (lastHour - firstHour);
  return Math.round(Math.min(Math.max(part, 0), 1) * 1000) / 10;
}
