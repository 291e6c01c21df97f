import type { Spread } from '../spread';

/** Asks a process to tell all its listeners of so many steps. */
export type FanOut = { ticketId: string; count: number };

export function printSpread(name: string, { median, p99 }: Spread, base: Spread): void {
  const times = `${(median / base.median).toFixed(1)} × / ${(p99 / base.p99).toFixed(1)} ×`;
  const figures = `median ${median.toFixed(2)} ms   p99 ${p99.toFixed(2)} ms`;
  process.stdout.write(`${name.padEnd(44)}${figures.padEnd(36)}${times}\n`);
}

export function printRate(name: string, perSecond: number, base: number): void {
  const figure = `${Math.round(perSecond).toLocaleString('en')} events/s`;
  process.stdout.write(`${name.padEnd(44)}${figure.padEnd(36)}${(perSecond / base).toFixed(2)}\n`);
}

export function printLine(name: string, figures: string): void {
  process.stdout.write(`${name.padEnd(44)}${figures}\n`);
}
