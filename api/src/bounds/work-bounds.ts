import type { Bound } from '#shared/bounds/bound';

const second = 1000;
const minute = 60 * second;

/** What the product does by itself, and how far one piece of work goes. How many pieces at once, `workTable` says of each. */
export const workBounds = {
  lookAhead: {
    ...{ kind: 'queue', most: 8, unit: 'pieces' },
    of: 'pieces of a queue that are looked at to take one',
    beyond: 'the next look goes on',
    place: 'api/src/background/take-next.ts',
  },
  ticketsRecounted: {
    ...{ kind: 'queue', most: 50, unit: 'tickets' },
    of: 'open tickets whose times are counted anew in one piece of work, after terms were changed',
    beyond: 'the next piece goes on',
    place: 'api/src/tickets/recount/recount-next.ts',
  },
  batch: {
    ...{ kind: 'queue', most: 100, unit: 'pieces' },
    of: 'tickets, or pushes, that are worked on together',
    beyond: 'the next batch goes on',
    place: 'api/src/background/take-batch.ts',
  },
  freshSources: {
    ...{ kind: 'queue', most: 1000, unit: 'tickets' },
    of: 'tickets of this process whose news is told before all that waits',
    beyond: 'the oldest of them are told when their turn comes among all that waits',
    place: 'api/src/notices/fresh-sources.ts',
  },
  noticesTogether: {
    ...{ kind: 'fan-out', most: 1000, unit: 'notices' },
    of: 'notices that are written in one command, whole facts at a time',
    beyond: 'the next command writes the rest',
    place: 'api/src/notices/tell-all.ts',
  },
  passedOver: {
    ...{ kind: 'queue', most: 200, unit: 'pieces' },
    of: 'pieces that failed and that a search steps over at once',
    beyond: 'of each further one it is asked by itself',
    place: 'api/src/background/attempts.ts',
  },
  failuresOfPiece: {
    ...{ kind: 'queue', most: 8, unit: 'tries' },
    of: 'tries of one piece of work that fails',
    beyond: 'it is set aside, a manager sees it and may try it again',
    place: 'api/src/background/attempts.ts',
  },
  pauseOfPiece: {
    ...{ kind: 'wait', most: 10 * minute, unit: 'ms' },
    of: 'pause before the next try of what failed',
    beyond: 'pauses do not grow any more',
    place: 'api/src/background/backoff.ts',
  },
  failuresOfPush: {
    ...{ kind: 'queue', most: 10, unit: 'tries' },
    of: 'tries of one push that WeChat does not take',
    beyond: 'it becomes a dead letter, which a manager may send again',
    place: 'api/src/notices/send-push.ts',
  },
  removedAtOnce: {
    ...{ kind: 'job', most: 1000, unit: 'uploads' },
    of: 'uploads without a holder that one run removes',
    beyond: 'the run of the next hour goes on',
    place: 'api/src/attachments/remove-orphans.ts',
  },
  failedRemovals: {
    ...{ kind: 'job', most: 50, unit: 'uploads' },
    of: 'removals that fail in one run: the store is away',
    beyond: 'the run of the next hour goes on',
    place: 'api/src/attachments/remove-orphans.ts',
  },
  writesTried: {
    ...{ kind: 'fan-out', most: 40, unit: 'tries' },
    of: 'times that a step is decided anew because others were faster',
    beyond: '429 request.too_many; the phone sends it again',
    place: 'api/src/tickets/act-on-ticket.ts',
  },
  looksOfSearch: {
    ...{ kind: 'fan-out', most: 5, unit: 'reads' },
    of: 'reads that fill up a page of findings whose words are hidden',
    beyond: 'the page is shorter and has a cursor to the next one',
    place: 'api/src/tickets/search-tickets.ts',
  },
  searchTime: {
    ...{ kind: 'wait', most: 10 * second, unit: 'ms' },
    of: 'one search in the database, all its commands together',
    beyond: 'it is cut off: what was found is shown, and that a more exact word would help',
    place: 'api/src/tickets/ticket-search-repository.ts',
  },
  segmentsTogether: {
    ...{ kind: 'fan-out', most: 512, unit: 'segments' },
    of: 'segments of the search that are looked at in one command',
    beyond: 'the next command looks at older ones',
    place: 'api/src/tickets/search/find-in-segments.ts',
  },
  signsLookedUp: {
    ...{ kind: 'fan-out', most: 8, unit: 'pairs' },
    of: 'pairs of signs of one search that are looked up in segments',
    beyond: 'the others are looked for on the tickets themselves',
    place: 'api/src/tickets/search/find-in-segments.ts',
  },
  candidates: {
    ...{ kind: 'fan-out', most: 100, unit: 'tickets' },
    of: 'findings of the segments that are looked at together',
    beyond: 'the next look goes on',
    place: 'api/src/tickets/search/find-in-segments.ts',
  },
  ticketsInSegment: {
    ...{ kind: 'record', most: 1024, unit: 'tickets' },
    of: 'tickets of one segment of the search',
    beyond: 'the next segment begins',
    place: 'api/src/tickets/make-segments.ts',
  },
  signsOfTicket: {
    ...{ kind: 'record', most: 2100, unit: 'pairs' },
    of: 'pairs of signs by which one ticket is found',
    beyond: 'it is not found by its last words',
    place: 'api/src/tickets/search/ticket-keys.ts',
  },
  wordsOfTicket: {
    ...{ kind: 'record', most: 48, unit: 'words' },
    of: 'words of letters and digits by which one ticket is found',
    beyond: 'it is not found by the last of them',
    place: 'api/src/tickets/search/ticket-keys.ts',
  },
} as const satisfies Record<string, Bound>;
