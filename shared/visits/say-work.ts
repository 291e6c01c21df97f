import { visitWords } from './visit-words';

/** 45 分钟, 2 小时 */
export function sayMinutes(minutes: number): string {
  return minutes < 60
    ? visitWords.minutes(minutes)
    : visitWords.hoursAndMinutes(Math.floor(minutes / 60), minutes % 60);
}

/** 电源模块 ×2 */
export function sayPart({ name, quantity }: { name: string; quantity: number }): string {
  return visitWords.part(name, quantity);
}

/** ¥120.50, without the end that says nothing. */
export function sayFen(fen: number): string {
  return visitWords.price((fen / 100).toFixed(2).replace(/\.00$/, ''));
}
