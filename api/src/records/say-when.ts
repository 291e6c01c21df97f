import { shanghai } from '#shared/time/shanghai';

/** 2026-11-21 16:30: on paper nobody knows what 今天 was. */
export function sayWhen(time: string): string {
  return shanghai(time).format('YYYY-MM-DD HH:mm');
}
