import type { Taken } from '#api/background/index';
import type { Claimed, NoticeOwner, NoticeStanding, OwingSource } from '#api/notice-owner';
import { may, type Role } from '#shared/accounts/roles';
import { directoryNotices } from '#shared/directory/notices/directory-notices';

import type { DirectoryDeps } from './directory-deps';

type Needs = Pick<DirectoryDeps, 'reminders'>;
type Reminder = NonNullable<Awaited<ReturnType<Needs['reminders']['find']>>>;

/** Calendars owe a word of the years whose holidays nobody entered. */
export function calendarNoticeOwner({ reminders }: Needs): NoticeOwner {
  return {
    kind: 'calendar',
    rules: directoryNotices,
    due: reminders.due,
    claim: async (...asked) => claimed(await reminders.claim(...asked)),
    look: async (...asked) => claimed(await reminders.look(...asked)),
    settle: reminders.settle,
    standings: (told, reader) =>
      Promise.all(
        told.map(async ({ source }): Promise<NoticeStanding> => {
          const reminder = isToldTo(reader.role) ? await reminders.find(source.id) : null;
          return { says: 'as written', about: '', names: reminder ? namesOf(reminder) : {} };
        }),
      ),
    isOpenTo: (_id, { role }) => Promise.resolve(isToldTo(role)),
  };
}

function claimed({ held, failed }: Taken<Reminder>): Claimed {
  return {
    held: new Map(held.map((reminder) => [reminder._id.toHexString(), owedBy(reminder)])),
    failed,
  };
}

function owedBy(reminder: Reminder): OwingSource {
  return {
    sourceName: String(reminder.year),
    about: { description: '', severity: null, organizationName: null },
    entries: [
      {
        ...{ fact: `holidays:${reminder.year}`, kind: 'holidays_missing' },
        ...{ at: reminder.at, actorId: null },
        membersOf: () => Promise.resolve([]),
        isFor: isToldTo,
        names: () => Promise.resolve(namesOf(reminder)),
        textFor: () => '',
      },
    ],
  };
}

function isToldTo(role: Role): boolean {
  return may(role, 'set up the service');
}

function namesOf({ year }: Reminder) {
  return { year: String(year) };
}
