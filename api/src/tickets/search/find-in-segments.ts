import { bounded } from '#api/bounds/index';

import type { KeyRange } from './key-spaces';
import type { SearchClock } from './search-clock';
import type { SegmentPlaces, SegmentRepository } from './segment-repository';

type Segments = Pick<SegmentRepository, 'look' | 'lookIn' | 'ticketIds'>;

type Asked = {
  /** All of them stand in the tickets; at least one. */
  ranges: readonly KeyRange[];
  /** Segments without a ticket as old as that are left out. */
  asOldAs: Date | null;
};

/** Tickets that may be findings, and when the newest was reported that may still come. */
export type Candidates = { ticketIds: string[]; nextNewestAt: Date | null };

/** So many segments are looked at together: fewer at first, since the newest hold most of what people look for. */
const together = { first: 64, most: bounded.segmentsTogether.most };
/** So many signs narrow it down; the rest is seen on the ticket. */
const { most: mostRanges } = bounded.signsLookedUp;
/** Tickets that are read together. */
const { most: mostCandidates } = bounded.candidates;

/** The tickets in which signs stand, newest segments first. */
export async function* findInSegments(
  segments: Segments,
  { ranges, asOldAs }: Asked,
  clock: SearchClock,
): AsyncGenerator<Candidates> {
  // a pair stands in fewer tickets than a sign
  const [rarest, ...others] = ranges
    .toSorted((a, b) => a.to - a.from - (b.to - b.from))
    .slice(0, mostRanges);
  if (!rarest) {
    return;
  }
  for (let skip = 0, most = together.first; ; skip += most, most = Math.min(skip, together.most)) {
    const look = { range: rarest, asOldAs, skip, most };
    const read = await segments.look(look, clock.timeLeft());
    const last = read.length < most ? null : (read.at(-1)?.newestAt ?? null);
    const found = await narrowed({ segments, clock }, read, others);
    yield* candidatesIn({ segments, clock }, found, last);
    if (last === null) {
      return;
    }
  }
}

type Tools = { segments: Segments; clock: SearchClock };

async function narrowed(
  { segments, clock }: Tools,
  read: readonly SegmentPlaces[],
  others: readonly KeyRange[],
): Promise<SegmentPlaces[]> {
  let left = read.filter(({ places }) => places.size > 0);
  for (const range of others) {
    if (left.length === 0) {
      break;
    }
    const ids = left.map(({ segmentId }) => segmentId);
    const also = await segments.lookIn(ids, range, clock.timeLeft());
    left = left
      .map((one) => ({ ...one, places: both(one.places, also.get(one.segmentId)) }))
      .filter(({ places }) => places.size > 0);
  }
  return left;
}

function both(places: ReadonlySet<number>, others: ReadonlySet<number> = new Set()): Set<number> {
  return new Set([...places].filter((place) => others.has(place)));
}

/** What comes after the last of these is as new as `afterwards` at most. */
async function* candidatesIn(
  { segments, clock }: Tools,
  found: readonly SegmentPlaces[],
  afterwards: Date | null,
): AsyncGenerator<Candidates> {
  let group: SegmentPlaces[] = [];
  for (const [at, one] of found.entries()) {
    group.push(one);
    const next = found[at + 1];
    const size = group.reduce((sum, { places }) => sum + places.size, 0);
    if (size >= mostCandidates || !next) {
      yield {
        ticketIds: await segments.ticketIds(group, clock.timeLeft()),
        nextNewestAt: next?.newestAt ?? afterwards,
      };
      group = [];
    }
  }
  if (found.length === 0) {
    yield { ticketIds: [], nextNewestAt: afterwards };
  }
}
