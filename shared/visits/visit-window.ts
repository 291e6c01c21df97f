import { clockTime, sayDate, sayDay, sayWeekday } from '../time/say-time';
import { shanghai } from '../time/shanghai';

import { visitWords } from './visit-words';

type Time = Date | string;

/** From one moment up to another somebody comes. */
type Window = { from: Time; to: Time };

/** 今天 14:00–16:00, as pages say it. */
export function sayWindow(window: Window, now: number): string {
  return visitWords.window(sayDay(window.from, now), sayHours(window));
}

/** 11 月 30 日 周一 14:00–16:00: true whenever it is read. */
export function sayWindowOfDate(window: Window, now: number): string {
  const date = visitWords.dateAndWeekday(sayDate(window.from, now), sayWeekday(window.from));
  return visitWords.window(date, sayHours(window));
}

/** 14:00–16:00 */
export function sayHours({ from, to }: Window): string {
  const isSameDay = shanghai(from).isSame(shanghai(to), 'day');
  const until = clockTime(to);
  return visitWords.hours(clockTime(from), isSameDay ? until : visitWords.nextDay(until));
}
