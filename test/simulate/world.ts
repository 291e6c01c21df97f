import { setTimeout as sleep } from 'node:timers/promises';

import { mongo } from 'mongoose';

import type { TestApi } from '../support/api';
import {
  workOffAbsences,
  workOffTimers,
  type FollowUp,
  type StoredTicket,
} from '../support/tickets/ticket-work';

import type { Agenda } from './agenda';
import type { Chance } from './chance';
import type { Company, Customer } from './company';
import { minute } from './days';
import type { Tally } from './tally';

/** As much of a ticket as people act on. */
export type Seen = Pick<
  StoredTicket,
  | 'appointment'
  | 'assigneeId'
  | 'offer'
  | 'offersFrom'
  | 'scope'
  | 'seq'
  | 'severity'
  | 'silence'
  | 'status'
  | 'timerAt'
> & {
  followUps: FollowUp[];
  /** There is something that people have not been told yet. */
  owesSince?: Date;
};

type Side = 'customer' | 'desk' | 'engineer';

export type Known = {
  id: string;
  customer: Customer;
  wantsVisit: boolean;
  chance: Chance;
  seen: Seen;
  /** Whose turn is planned: only the newest of each side still counts. */
  turns: Map<Side, symbol>;
  /** What was done on it, so that nothing is done for ever. */
  done: Map<string, number>;
};

export type World = {
  api: TestApi;
  company: Company;
  agenda: Agenda;
  tickets: Map<string, Known>;
  tally: Tally;
  seed: number;
  /** What people do about what they see. */
  react: (world: World, known: Known, before: Seen) => void;
  /** Times for which it is planned to do what is due by itself. */
  timers: Set<number>;
  /** On which tickets something was done at this moment: how they stand is looked at once. */
  touched: Set<string>;
};

const fields = [
  ...['appointment', 'assigneeId', 'followUps', 'offer', 'offersFrom', 'owesSince'],
  ...['scope', 'seq', 'severity', 'silence', 'status', 'timerAt'],
];
const projection = Object.fromEntries(fields.map((field) => [field, 1]));

export function now({ api }: World): number {
  return api.clock.now().getTime();
}

/** Somebody does something about a ticket. All that is done in the same three minutes is done at the same moment of them. */
export function plan(world: World, at: number, known: Known, deed: () => Promise<void>): void {
  world.agenda.plan(momentOf(Math.max(at, now(world) + 1)), known.id, deed);
}

const together = 3 * minute;

/** Such a moment is no round time: what people do hardly ever meets what happens by itself. */
export function momentOf(at: number): number {
  const within = (count: number) => ((Math.imul(count, 40_503) >>> 0) % (together - 1000)) + 1;
  const count = Math.floor(at / together);
  const moment = count * together + within(count);
  return moment >= at ? moment : (count + 1) * together + within(count + 1);
}

type Turn = { side: Side; at: number; deed: () => Promise<void> };

/** Of somebody’s turns on a ticket only the newest is taken. */
export function planTurn(world: World, known: Known, { side, at, deed }: Turn): void {
  const turn = Symbol(side);
  known.turns.set(side, turn);
  plan(world, at, known, async () => {
    if (known.turns.get(side) === turn) {
      known.turns.delete(side);
      await deed();
    }
  });
}

/** Reads how tickets stand by now, and lets people see it. */
export async function look(world: World, ids: readonly string[]): Promise<void> {
  for (const { _id, ...seen } of await readSettled(world, ids)) {
    const known = world.tickets.get(_id.toHexString());
    if (known) {
      const before = known.seen;
      known.seen = seen;
      planTimer(world, seen);
      world.react(world, known, before);
    }
  }
}

/** As soon as the product has done what is due by itself. */
async function readSettled(world: World, ids: readonly string[]): Promise<Doc[]> {
  let docs = ids.length === 0 ? [] : await read(world, ids);
  for (let tries = 0; tries < 40 && docs.some((doc) => isUnsettled(world, doc)); tries += 1) {
    await sleep(5 + 2 * tries);
    docs = await read(world, ids);
  }
  if (docs.some((doc) => isDue(world, doc))) {
    await workOffTimers(world.api.rooms.tickets);
    docs = await read(world, ids);
  }
  return docs;
}

type Doc = Seen & { _id: mongo.ObjectId };

function read({ api }: World, ids: readonly string[]): Promise<Doc[]> {
  const filter = { _id: { $in: ids.map((id) => new mongo.ObjectId(id)) } };
  return api.database.collection('tickets').find<Doc>(filter, { projection }).toArray();
}

/** Whoever is asked and cannot be told is asked in vain: somebody else will be, at this very moment. */
function isUnsettled(world: World, doc: Doc): boolean {
  const asked = world.company.engineers.find(({ id }) => id === doc.offer?.to);
  return isDue(world, doc) || (asked?.isOnline === false && doc.owesSince !== undefined);
}

function isDue(world: World, { timerAt }: Seen): boolean {
  return timerAt !== null && timerAt.getTime() <= now(world);
}

/** A little later than the moment itself nothing may be left to do: the clock never jumps over a timer. */
function planTimer(world: World, { timerAt }: Seen): void {
  const at = timerAt?.getTime();
  if (at !== undefined && !world.timers.has(at)) {
    world.timers.add(at);
    world.agenda.plan(Math.max(at, now(world)), 'timers', async () => {
      world.timers.delete(at);
      await runTimers(world);
    });
  }
}

async function runTimers(world: World): Promise<void> {
  const due = [...world.tickets.values()].filter(({ seen }) => isDue(world, seen));
  if (due.length > 0) {
    await workOffTimers(world.api.rooms.tickets, due.length);
    await look(
      world,
      due.map(({ id }) => id),
    );
  }
}

/** Some left: what they were asked, and what they give away, goes to others. */
export async function noticeAbsence(world: World, personIds: readonly string[]): Promise<void> {
  await workOffAbsences(world.api.rooms.tickets);
  const isTheirs = (id: string | null | undefined) => personIds.some((one) => one === id);
  const theirs = [...world.tickets.values()].filter(
    ({ seen: { assigneeId, offer, status } }) =>
      isTheirs(offer?.to) || (isTheirs(assigneeId) && status !== 'closed'),
  );
  await look(
    world,
    theirs.map(({ id }) => id),
  );
}
