import { heldTooLong, manyLeases, type LeaseSearch, type Taken } from '#api/background/index';
import { writeAlike, type Database } from '#api/mongo/index';

import {
  calendarReminderModel,
  owing,
  type CalendarReminderDocument,
} from './calendar-reminder-model';
import { unlessTaken } from './unless-taken';

type Reminder = Pick<CalendarReminderDocument, '_id' | 'at' | 'year'>;

/** Safe with several relays and when one dies at any point. */
export type CalendarReminders = {
  /** The id of a new one; null: there was one for this year before. */
  add: (year: number, now: Date) => Promise<string | null>;
  find: (id: string) => Promise<Reminder | null>;
  due: (now: Date, search: LeaseSearch) => Promise<string[]>;
  claim: (ids: readonly string[], now: Date, leaseFor: number) => Promise<Taken<Reminder>>;
  look: (ids: readonly string[], now: Date, leaseFor: number) => Promise<Taken<Reminder>>;
  settle: (told: ReadonlyMap<string, readonly string[]>) => Promise<Map<string, unknown>>;
};

const noLease = new Date(0);

export function calendarReminders(database: Database): CalendarReminders {
  const reminders = calendarReminderModel(database);
  const leases = manyLeases<CalendarReminderDocument>(reminders, {
    waiting: owing,
    free: (now, leaseFor) => [
      {
        filter: {
          $or: [
            { relayLease: { $gt: noLease, $lte: now } },
            { relayLease: heldTooLong(now, leaseFor) },
          ],
        },
        order: { relayLease: 1 },
      },
      { filter: { relayLease: noLease }, order: { owesSince: 1 } },
    ],
    hold: (until) => ({ $set: { relayLease: until } }),
    heldUntil: (until) => ({ relayLease: until }),
  });
  return {
    add: async (year, now) => {
      const added = await unlessTaken(() =>
        reminders.create({ year, at: now, owesSince: now, relayLease: noLease }),
      );
      return added === 'taken' ? null : added._id.toHexString();
    },
    find: (id) => reminders.findById(id).lean<CalendarReminderDocument>(),
    due: leases.due,
    claim: leases.takeAll,
    look: leases.look,
    settle: async (told) => {
      const whole = [...told].filter(([, facts]) => facts.length > 0).map(([id]) => id);
      const held = [...told].filter(([, facts]) => facts.length === 0).map(([id]) => id);
      const failures = await Promise.all([
        writeAlike(reminders, whole, {
          update: { $set: { relayLease: noLease }, $unset: { owesSince: '' } },
        }),
        writeAlike(reminders, held, { update: { $set: { relayLease: noLease } } }),
      ]);
      return new Map(failures.flatMap((failed) => [...failed]));
    },
  };
}
