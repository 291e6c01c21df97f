import { servicePromises, type ServicePromise } from '../promises/service-levels';

/** What is told of a clock: its time is nearly up, it passed, it was kept after all. */
type ClockNews = 'warning' | 'breach' | 'kept';

/**
 * What notices call the news of a ticket's clock: `breach:solution:1`. A round is counted from 1. A warning names its time besides:
 * of another time somebody is warned anew.
 */
export function clockFact(
  news: ClockNews,
  { promise, round, due }: { promise: ServicePromise; round: number; due?: Date | null },
): string {
  return [news, promise, round, ...(due ? [due.getTime()] : [])].join(':');
}

/** The promise that a fact of a ticket tells of; null: it is another fact. */
export function promiseOfFact(fact: string): ServicePromise | null {
  const [news, name] = fact.split(':');
  const isOfClock = news === 'warning' || news === 'breach' || news === 'kept';
  return isOfClock ? (servicePromises.find((promise) => promise === name) ?? null) : null;
}
