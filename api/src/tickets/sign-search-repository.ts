import { Types, type Model, type QueryFilter } from 'mongoose';

import {
  after,
  databaseFailure,
  decodeCursor,
  encodeCursor,
  type Page,
  type PageInput,
} from '#api/mongo/index';

import {
  findInSegments,
  SearchCut,
  type KeyRange,
  type SearchClock,
  type SegmentRepository,
} from './search/index';
import type { TicketRecord } from './ticket-model';
import { listed, type ListedTicket } from './ticket-repository';
import { newestFirst } from './ticket-view-repository';

type Filter = QueryFilter<TicketRecord>;

export type Asked = PageInput & { filter: Filter };

export type FoundTickets = Page<ListedTicket> & {
  /** It took too long: there may be more. The cursor, if there is one, leads on from where it ended. */
  isCut: boolean;
};

export type SearchTools = {
  tickets: Model<TicketRecord>;
  segments: SegmentRepository;
  clock: SearchClock;
};

/** Whether a search ended because its time was over. */
export function isCut(error: unknown): boolean {
  return error instanceof SearchCut || databaseFailure(error) === 'request.took_too_long';
}

/** What was found, and when the newest was reported that may be missing; null: none is, undefined: nobody knows. */
type Findings = { byId: Map<string, ListedTicket>; missingFrom: Date | null | undefined };

/** Newest first: among the tickets that are in no segment yet, and in segments until a page is full. */
export async function findBySigns(
  tools: SearchTools,
  ranges: readonly KeyRange[],
  asked: Asked,
): Promise<FoundTickets> {
  const findings: Findings = { byId: new Map(), missingFrom: undefined };
  try {
    await fill(findings, tools, { ...asked, ranges });
  } catch (error: unknown) {
    if (!isCut(error)) {
      throw error;
    }
    return asFarAsSeen(findings, asked);
  }
  const items = inOrder(findings.byId);
  const last = items.length > asked.limit ? items[asked.limit - 1] : undefined;
  return {
    items: items.slice(0, asked.limit),
    nextCursor: last ? cursorAt(last.createdAt, last.id) : null,
    isCut: false,
  };
}

async function fill(
  findings: Findings,
  { tickets, segments, clock }: SearchTools,
  { ranges, filter, limit, cursor, signal }: Asked & { ranges: readonly KeyRange[] },
): Promise<void> {
  const position = cursor === undefined ? null : decodeCursor(cursor, 'date');
  const from: Filter[] = position ? [after<TicketRecord>(newestFirst, position)] : [];
  const collect = async (narrower: Filter, hint: Record<string, 1 | -1>) => {
    const records = await tickets
      .find({ $and: [narrower, filter, ...from] })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .select([...listed])
      .setOptions({ ...clock.timeLeft(), hint, ...(signal && { signal }) })
      .lean<TicketRecord[]>();
    records.forEach(({ _id, ...ticket }) => {
      const id = _id.toHexString();
      findings.byId.set(id, { ...ticket, id });
    });
  };
  await collect({ searchFresh: true }, { searchFresh: 1, createdAt: -1, _id: -1 });
  // a list that is sorted by time has times in its cursors
  const asOldAs = (position?.value ?? null) as Date | null;
  for await (const found of findInSegments(segments, { ranges, asOldAs }, clock)) {
    if (found.ticketIds.length > 0) {
      await collect({ _id: { $in: found.ticketIds } }, { _id: 1 });
    }
    findings.missingFrom = found.nextNewestAt;
    if (newerThan(findings).length > limit) {
      return;
    }
  }
}

/** Nothing is left out between these, and the next page begins where nobody has looked. */
function asFarAsSeen(findings: Findings, { limit, cursor }: Asked): FoundTickets {
  const { missingFrom } = findings;
  return {
    items: newerThan(findings).slice(0, limit),
    nextCursor: missingFrom ? cursorAt(missingFrom, 'f'.repeat(24)) : (cursor ?? null),
    isCut: true,
  };
}

function newerThan({ byId, missingFrom }: Findings): ListedTicket[] {
  return inOrder(byId).filter(
    ({ createdAt }) => missingFrom === null || (missingFrom && createdAt > missingFrom),
  );
}

function inOrder(byId: ReadonlyMap<string, ListedTicket>): ListedTicket[] {
  return [...byId.values()].toSorted(
    (left, right) =>
      right.createdAt.getTime() - left.createdAt.getTime() || (right.id < left.id ? -1 : 1),
  );
}

function cursorAt(value: Date, id: string): string {
  return encodeCursor({ value, id: new Types.ObjectId(id) });
}
