import type { mongo } from 'mongoose';

import { isLate } from '#shared/promises/is-late';
import { priorityOf, type Priority } from '#shared/promises/priorities';
import { clockTimes, type PromiseClock } from '#shared/promises/promise-clock';
import { standardTerms } from '#shared/promises/service-terms';
import {
  ticketScopeNames,
  ticketSeverityNames,
  type TicketScope,
  type TicketSeverity,
} from '#shared/tickets/ticket-words';

import type { Database } from '../connect';

import type { Migration } from './migration';
import { unlessFull } from './unless-full';

/**
 * A ticket that is not over gets a clock for each time of its service level instead of the one of its solution, from which it keeps what
 * the customer was promised. Whatever was missed before is recorded and nobody is told of it: they are told of what comes.
 * Nothing was measured of tickets that are over.
 */
export const clocks: Migration = async (database) => {
  const tickets = database.collection<Stored>('tickets');
  const staff = await staffIds(database);
  const now = new Date();
  for (let last: mongo.ObjectId | null = null; ;) {
    const slice: Stored[] = await tickets
      .find({ ...unclocked, ...(last && { _id: { $gt: last } }) })
      .project<Stored>(read)
      .sort({ _id: 1 })
      .limit(sliceSize)
      .toArray();
    if (slice.length > 0) {
      const writes = slice.flatMap((ticket) => unlessBroken(ticket, { staff, now }));
      await tickets.bulkWrite([nothing, ...writes], { ordered: false }).catch(unlessFull);
    }
    last = slice.at(-1)?._id ?? null;
    if (slice.length < sliceSize || !last) {
      break;
    }
  }
  await tickets.updateMany({ solutionClock: { $exists: true } }, { $unset: { solutionClock: 1 } });
};

type Entry = {
  kind: string;
  at: Date;
  happenedAt?: Date | null;
  actorId: string | null;
  visibility: string;
};
type Stored = mongo.Document & {
  _id: mongo.ObjectId;
  seq: number;
  status: string;
  severity: TicketSeverity;
  scope: TicketScope;
  visit?: object | null;
  solutionClock?: PromiseClock | null;
  resolutions?: { at: Date }[];
  timeline?: Entry[];
  reporterId: string;
  createdAt: Date;
};

const sliceSize = 500;
const unclocked = { status: { $nin: ['closed', 'cancelled'] }, clocks: { $exists: false } };
const read = {
  ...{ seq: 1, status: 1, severity: 1, scope: 1, visit: 1, solutionClock: 1 },
  ...{ resolutions: 1, reporterId: 1, createdAt: 1 },
  ...{ 'timeline.kind': 1, 'timeline.at': 1, 'timeline.happenedAt': 1 },
  ...{ 'timeline.actorId': 1, 'timeline.visibility': 1 },
};

async function staffIds(database: Database): Promise<ReadonlySet<string>> {
  const roles = ['engineer', 'dispatcher', 'manager'];
  const users = database.collection('users').find({ role: { $in: roles } });
  return new Set((await users.project({ _id: 1 }).toArray()).map(({ _id }) => String(_id)));
}

type Looking = { staff: ReadonlySet<string>; now: Date };

/** Empty bulks are refused. */
const nothing = { updateOne: { filter: { _id: { $in: [] } }, update: { $set: { seq: 0 } } } };

/** A ticket that somebody broke by hand keeps back no other; it goes on without clocks. */
function unlessBroken(ticket: Stored, looking: Looking) {
  try {
    return [withClocks(ticket, looking)];
  } catch {
    return [];
  }
}

function withClocks(ticket: Stored, looking: Looking): mongo.AnyBulkWriteOperation<Stored> {
  const { _id, createdAt, solutionClock, resolutions = [] } = ticket;
  const times = standardTerms.level[priorityIn(ticket)];
  const start = { start: createdAt, pauses: [] };
  const isResolved = ticket.status === 'resolved';
  const round = Math.max(1, resolutions.length + (isResolved ? 0 : 1));
  const running = {
    firstResponse: isWhole(ticket)
      ? clock({ ...times.firstResponse, ...start }, firstWord(ticket, looking))
      : unmeasured(clock({ ...times.firstResponse, ...start }, null), looking),
    arrival: ticket.visit ? clock({ ...times.arrival, ...start }, arrivalOf(ticket)) : null,
    solution: {
      ...clock(
        solutionClock ?? { ...times.solution, ...start },
        isResolved ? (resolutions.at(-1)?.at ?? null) : null,
      ),
      round,
    },
  };
  const endedAt = isResolved ? looking.now : null;
  const judged = Object.entries(running).map(
    ([name, one]) => [name, one && judge(one, endedAt, looking)] as const,
  );
  const breaches = judged.flatMap(([promise, one]) =>
    one?.breach ? { promise, ...one.breach } : [],
  );
  const clocks = Object.fromEntries(judged.map(([name, one]) => [name, one?.clock ?? null]));
  return {
    updateOne: {
      filter: { _id, ...unclocked },
      // its timers are set anew
      update: {
        $set: { clocks, breaches, timerAt: new Date(1) },
        $unset: { solutionClock: 1 },
      },
    },
  };
}

function clock(promised: PromiseClock, metAt: Date | null) {
  const { due, warning } = clockTimes(promised, standardTerms.calendar);
  const never = { endedAt: null as Date | null, warnedAt: null as Date | null };
  return { ...promised, round: 1, metAt, ...never, due, warning };
}

function priorityIn({ severity, scope }: Stored): Priority {
  const isKnown = ticketSeverityNames.includes(severity) && ticketScopeNames.includes(scope);
  return isKnown ? priorityOf({ severity, scope }) : 'P2';
}

type Clock = ReturnType<typeof clock>;

function judge(one: Clock, endedAt: Date | null, { now }: Looking) {
  const { due, metAt, round, warning } = one;
  const isMeasured = one.endedAt === null;
  const isMissed = isMeasured && due !== null && isLate(due, (metAt ?? now).getTime());
  const isWarned = metAt === null && warning !== null && warning <= now;
  return {
    clock: {
      ...one,
      endedAt: one.endedAt ?? (metAt === null ? endedAt : null),
      warnedAt: isWarned ? now : null,
    },
    breach: isMissed ? { round, dueAt: due, at: now, metAt } : null,
  };
}

const words = ['message', 'ask', 'resolve', 'note'];

/** Of a long ticket the first entries have moved; somebody answered long ago. */
function unmeasured(one: Clock, { now }: Looking): Clock {
  return { ...one, endedAt: now };
}

function isWhole({ seq, timeline = [] }: Stored): boolean {
  return seq <= timeline.length;
}

/** When somebody of the staff first said something to the customer. */
function firstWord({ reporterId, timeline = [] }: Stored, { staff }: Looking) {
  const first = timeline.find(
    ({ actorId, kind, visibility }) =>
      words.includes(kind) &&
      visibility === 'customer' &&
      actorId !== null &&
      actorId !== reporterId &&
      staff.has(actorId),
  );
  return happenedAt(first);
}

function arrivalOf({ timeline = [] }: Stored): Date | null {
  return happenedAt(timeline.find(({ kind }) => kind === 'arrive'));
}

function happenedAt(entry: Entry | undefined): Date | null {
  return entry ? (entry.happenedAt ?? entry.at) : null;
}
