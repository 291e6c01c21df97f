import type { Types } from 'mongoose';
import { type Model, type QueryFilter } from 'mongoose';

import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';

import type { Ticket, TimelineEntry } from '../ticket';
import { ticketModel, type TicketRecord } from '../ticket-model';
import { entries } from '../ticket-projection';

import { arrived, departed, visited } from './day-indexes-model';

const ofSolved = [
  'number',
  'outcome',
  'assigneeId',
  'resolutions',
  'resolutionCheckId',
  'ratings',
] as const satisfies (keyof Ticket)[];
/** What is shown of how an earlier ticket was solved. */
export type SolvedTicket = Pick<Ticket, (typeof ofSolved)[number] | 'id'>;

const ofVisit = [
  'number',
  'status',
  'severity',
  'description',
  'checkId',
  'assigneeId',
  'appointment',
  'trip',
  'visit',
  'visitCheckId',
  'contact',
  'organizationName',
] as const satisfies (keyof Ticket)[];
/** What a calendar shows of a ticket. */
export type VisitedTicket = Pick<Ticket, (typeof ofVisit)[number] | 'id'>;

const ofNumbers = [
  'number',
  'clocks',
  'breaches',
  'ratings',
  'resolutions',
  'ratingCheckId',
] as const satisfies (keyof Ticket)[];
type Turn = Pick<TimelineEntry, 'actorId' | 'at' | 'kind'>;
/** What somebody's numbers are counted from; `turns`: who solved it when, and when it was taken up again. */
export type CountedTicket = Pick<Ticket, (typeof ofNumbers)[number] | 'id'> & { turns: Turn[] };

type Alike = Pick<Ticket, 'category' | 'id' | 'productId'> & { assetCode: string | null };
/** Null: everybody's. */
type Days = { from: Date; to: Date; engineerId: string | null };

/** What an engineer's day is read from. */
export type DayRepository = {
  /** Closed tickets of the same device, and of the same product and kind of problem, newest first. */
  solvedAlike: (ticket: Alike) => Promise<Record<'asset' | 'product', SolvedTicket[]>>;
  /** Tickets with an agreed visit, a trip or an arrival without one that begins in these days. */
  visits: (days: Days, most: number) => Promise<VisitedTicket[]>;
  /** Tickets of one person that were solved since then, one more than are counted. */
  solvedBy: (engineerId: string, since: Date) => Promise<CountedTicket[]>;
};

export function dayRepository(database: Database): DayRepository {
  const tickets = ticketModel(database);
  return {
    solvedAlike: async ({ assetCode, category, id, productId }) => {
      const [asset, product] = await Promise.all([
        assetCode === null || assetCode === '' ? [] : findSolved(tickets, id, { assetCode }),
        productId === null ? [] : findSolved(tickets, id, { productId, category }),
      ]);
      return { asset, product };
    },
    visits: (days, most) => findVisits(tickets, days, most),
    solvedBy: (engineerId, since) => findSolvedBy(tickets, engineerId, since),
  };
}

async function findSolved(
  tickets: Model<TicketRecord>,
  except: string,
  alike: QueryFilter<TicketRecord>,
): Promise<SolvedTicket[]> {
  const found = await tickets
    .find({ ...alike, status: 'closed' })
    .sort({ createdAt: -1, _id: -1 })
    .limit(bounded.similarLooked.most)
    .select([...ofSolved])
    .lean<TicketRecord[]>();
  return found.map(withId).filter(({ id }) => id !== except);
}

async function findVisits(
  tickets: Model<TicketRecord>,
  { from, to, engineerId }: Days,
  most: number,
): Promise<VisitedTicket[]> {
  const within = { $gte: from, $lt: to };
  const look = (filter: QueryFilter<TicketRecord>, by: string) =>
    tickets
      .find(filter)
      .sort({ [by]: 1, _id: 1 })
      .limit(most)
      .select([...ofVisit])
      .lean<TicketRecord[]>();
  const byWindow = 'appointment.picked.from';
  const byTrip = 'trip.departedAt';
  const byArrival = 'trip.arrivedAt';
  const isTheirs = engineerId !== null && { assigneeId: engineerId };
  const found = await Promise.all([
    look(
      {
        ...(engineerId !== null && { 'appointment.engineerId': engineerId }),
        [byWindow]: { ...visited[byWindow], ...within },
      },
      byWindow,
    ),
    look({ ...isTheirs, [byTrip]: { ...departed[byTrip], ...within } }, byTrip),
    look(
      { ...isTheirs, [byArrival]: { ...arrived[byArrival], ...within }, [byTrip]: null },
      byArrival,
    ),
  ]);
  const known = new Map(found.flat().map((ticket) => [String(ticket._id), ticket]));
  return [...known.values()].map(withId);
}

const turning: TimelineEntry['kind'][] = ['resolve', 'reject', 'reopen'];

async function findSolvedBy(
  tickets: Model<TicketRecord>,
  engineerId: string,
  since: Date,
): Promise<CountedTicket[]> {
  const ofTurns = { $filter: { input: entries, cond: { $in: ['$$this.kind', turning] } } };
  const found = await tickets.collection
    .find<Omit<CountedTicket, 'id'> & { _id: Types.ObjectId }>(
      { assigneeId: engineerId, resolutions: { $elemMatch: { at: { $gte: since } } } },
      {
        projection: {
          ...Object.fromEntries(ofNumbers.map((name) => [name, 1])),
          turns: {
            $map: {
              input: ofTurns,
              in: { kind: '$$this.kind', at: '$$this.at', actorId: '$$this.actorId' },
            },
          },
        },
      },
    )
    .limit(bounded.solvedCounted.most + 1)
    .toArray();
  return found.map(withId);
}

function withId<T extends { _id: Types.ObjectId }>({ _id, ...fields }: T) {
  return { ...fields, id: _id.toHexString() };
}
