import { isDuplicateKey, type Database } from '#api/mongo/index';
import { calendarDay } from '#shared/time/say-time';

import { counterModel } from './counter-model';

/** The next number of that day in Shanghai; one that is never used leaves a gap, which is harmless. */
export type NextTicketNumber = (now: Date) => Promise<string>;

export function ticketNumbers(database: Database): NextTicketNumber {
  const counters = counterModel(database);
  const next = async (day: string): Promise<number> => {
    const counter = await counters
      .findOneAndUpdate(
        { _id: `ticket-${day}` },
        { $inc: { value: 1 } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
    return counter.value;
  };
  return async (now) => {
    const day = calendarDay(now);
    // two first tickets of a day may both try to create the counter: the loser counts on
    const value = await next(day).catch((error: unknown) => {
      if (isDuplicateKey(error)) {
        return next(day);
      }
      throw error;
    });
    return `SH${day}-${String(value).padStart(4, '0')}`;
  };
}
