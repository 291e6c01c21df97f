import type { QueryFilter, Types } from 'mongoose';

import { bounded } from '#api/bounds/index';
import { findPage, type Database, type KeysetOrder } from '#api/mongo/index';

import {
  isOfSigns,
  searchClock,
  segmentRepository,
  type KeyRange,
  type SearchTerm,
} from './search/index';
import {
  findBySigns,
  isCut,
  type Asked,
  type FoundTickets,
  type SearchTools,
} from './sign-search-repository';
import { ticketModel, type TicketRecord } from './ticket-model';
import { listed } from './ticket-repository';
import { listSearch, newestFirst, type TicketList } from './ticket-view-repository';

export type TicketSearch = TicketList & { terms: readonly SearchTerm[] };

/** Milliseconds that one search may take in the database. */
const { most: longestSearch } = bounded.searchTime;

export type TicketSearching = {
  find: (search: TicketSearch) => Promise<FoundTickets>;
};

type Filter = QueryFilter<TicketRecord>;

export function ticketSearching(database: Database, longest = longestSearch): TicketSearching {
  const tickets = ticketModel(database);
  const segments = segmentRepository(database);
  return {
    find: async (search) => {
      const tools = { tickets, segments, clock: searchClock(longest) };
      const { filter, order, ...page } = listSearch(search);
      const narrowed = { $and: [filter, ...search.terms.map(satisfying)] };
      const asked = { ...page, filter: narrowed };
      try {
        if (search.whose.view !== 'all') {
          // each of these has an index of its own, and holds what one person or one organization has
          return await findAlong(tools, { ...asked, order, hint: null });
        }
        const byWord = await findByWord(tools, search.terms, asked);
        return byWord ?? (await findByAge(tools, search.terms, asked));
      } catch (error: unknown) {
        return cutShort(error, search.cursor);
      }
    },
  };
}

/** @throws whatever is no end of the time for a search */
function cutShort(error: unknown, cursor: string | undefined): FoundTickets {
  if (!isCut(error)) {
    throw error;
  }
  return { items: [], nextCursor: cursor ?? null, isCut: true };
}

/** As a filter on one ticket. */
function satisfying(term: SearchTerm): Filter {
  return { $or: term.map(withKeyIn) };
}

function withKeyIn(range: KeyRange): Filter {
  const { from, to } = range;
  const key = to - from === 1 ? from : { $elemMatch: { $gte: from, $lt: to } };
  return { [isOfSigns(range) ? 'searchSigns' : 'searchWords']: key };
}

type Walk = Asked & {
  order: KeysetOrder<TicketRecord>;
  hint: Record<string, 1 | -1> | null;
};

async function findAlong({ tickets, clock }: SearchTools, { hint, ...asked }: Walk) {
  const options = { ...clock.timeLeft(), ...(hint && { hint }) };
  const { items, nextCursor } = await findPage(tickets, { ...asked, pick: listed, options });
  return { items: items.map(withId), nextCursor, isCut: false };
}

/** So few tickets are read and put in order faster than anything else. */
const fewTickets = 500;
const mostCounted = 5;

/**
 * By a word of letters and digits, if one of them stands in few tickets. Those are read by their ids: an index of many keys for one ticket
 * can be entered by any of the words, and which of them a database enters by is its own choice.
 */
async function findByWord(tools: SearchTools, terms: readonly SearchTerm[], asked: Asked) {
  const { tickets, clock } = tools;
  const words = terms.filter((ranges) => !ranges.some(isOfSigns));
  for (const term of words.slice(0, mostCounted)) {
    const found = await tickets
      .find(satisfying(term))
      .select('_id')
      .limit(fewTickets)
      .hint({ searchWords: 1 })
      .setOptions(clock.timeLeft())
      .lean<{ _id: Types.ObjectId }[]>();
    if (found.length < fewTickets) {
      const among: Filter = { _id: { $in: found.map(({ _id }) => _id) } };
      const filter = { $and: [among, asked.filter] };
      return findAlong(tools, { ...asked, filter, order: newestFirst, hint: { _id: 1 } });
    }
  }
  return null;
}

/** By signs if there are some; otherwise what stands in many tickets is soon met. */
function findByAge(tools: SearchTools, terms: readonly SearchTerm[], asked: Asked) {
  const ranges = terms.flatMap((term) => {
    const [only] = term;
    return only && term.length === 1 && isOfSigns(only) ? [only] : [];
  });
  return ranges.length > 0
    ? findBySigns(tools, ranges, asked)
    : findAlong(tools, { ...asked, order: newestFirst, hint: { createdAt: -1, _id: -1 } });
}

function withId<T extends { _id: Types.ObjectId }>({ _id, ...fields }: T) {
  return { ...fields, id: _id.toHexString() };
}
