import { takeNext } from '#api/background/index';
import { bounded } from '#api/bounds/index';

import { keysOfTicket, type SearchState } from './search/index';
import type { TicketDeps } from './ticket-deps';

/** Tickets in one segment: each is a document with up to 256 pages, and as many tickets are looked at one by one. */
const ticketsInSegment = 256;
/** The newest are still taken by somebody, which changes what they are found by. */
const freshKept = 64;
/** Of an earlier version there are many at once: the fewer segments, the fewer a search has to read. */
const { most: earlierInSegment } = bounded.ticketsInSegment;
const leaseFor = 5 * 60_000;

type Deps = Pick<
  TicketDeps,
  'attempts' | 'clock' | 'indexing' | 'people' | 'searchState' | 'segments'
>;

/** Puts the search keys of some tickets into a segment; false when there is nothing to do. */
export function makeSegments(deps: Deps): Promise<boolean> {
  return takeNext(deps.attempts, {
    kind: 'search',
    isAlone: true,
    due: async () => ((await isDue(deps)) ? ['tickets'] : []),
    work: () => makeSegment(deps),
  });
}

async function isDue({ indexing, searchState }: Deps): Promise<boolean> {
  const { isIndexing } = await searchState.read();
  return isIndexing || indexing.hasFresh(ticketsInSegment + freshKept);
}

/** May be repeated after a death in the middle, and by two processes at once: a ticket in two segments is found once. */
async function makeSegment(deps: Deps): Promise<boolean> {
  const { clock, searchState } = deps;
  const before = await searchState.lease(clock(), leaseFor);
  if (!before) {
    return false;
  }
  let after: Partial<SearchState> = {};
  try {
    if (await deps.indexing.hasFresh(ticketsInSegment + freshKept)) {
      await segmentOfFresh(deps);
    } else if (before.isIndexing) {
      after = await segmentOfEarlier(deps, before.cursor);
    }
  } finally {
    await searchState.settle(after);
  }
  return true;
}

async function segmentOfFresh({ indexing, segments }: Deps): Promise<void> {
  const fresh = await indexing.oldestFresh(ticketsInSegment);
  await segments.add(fresh);
  // found in the segment first, and only then no longer one by one
  await indexing.leaveFresh(fresh);
}

/** What it returns is known by then. */
async function segmentOfEarlier({ indexing, people, segments }: Deps, cursor: string | null) {
  const { tickets, nextCursor } = await indexing.earlier(cursor, earlierInSegment);
  if (tickets.length > 0) {
    const ids = tickets.flatMap(({ reporterId, assigneeId }) => [reporterId, assigneeId ?? []]);
    const names = await people([...new Set(ids.flat())].filter((id) => id !== ''));
    const found = tickets.map((ticket) => ({ ...ticket, ...keysOfTicket(ticket, names) }));
    await segments.add(found);
    await indexing.setKeys(found);
  }
  return { isIndexing: nextCursor !== null, cursor: nextCursor };
}
