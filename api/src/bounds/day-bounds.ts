import type { Bound } from '#shared/bounds/bound';
import { visitLimits } from '#shared/visits/visit-limits';

/** What an engineer's day is read from. */
export const dayBounds = {
  similarLooked: {
    ...{ kind: 'list', most: 12, unit: 'tickets' },
    of: 'closed tickets of a device, or of a product and kind of problem, that are looked at for how they were solved',
    beyond: 'older ones are not offered: the newest are',
    place: 'api/src/tickets/day/day-repository.ts',
  },
  visitsListed: {
    ...{ kind: 'list', most: visitLimits.listed, unit: 'visits' },
    of: 'visits that one answer of the calendar holds',
    beyond: 'the first are listed, and the answer says that there are more',
    ...{ place: 'api/src/tickets/day/show-week.ts', as: 'visitLimits.listed' },
  },
  solvedCounted: {
    ...{ kind: 'list', most: 500, unit: 'tickets' },
    of: 'tickets solved by one person in 30 days that their numbers are counted from',
    beyond: 'further ones are not counted, and the answer says so',
    place: 'api/src/tickets/day/day-repository.ts',
  },
  ratingsShown: {
    ...{ kind: 'list', most: 30, unit: 'ratings' },
    of: 'ratings that somebody reads with their numbers',
    beyond: 'the newest are shown',
    place: 'api/src/tickets/day/show-numbers.ts',
  },
} as const satisfies Record<string, Bound>;
