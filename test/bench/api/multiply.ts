import { mongo } from 'mongoose';

import type { Database } from '#api/mongo/index';
import { calendarDay } from '#shared/time/say-time';

import { descriptions, endedLives, openLives, type LifeName } from './lives';
import { copyOf, drawFrom, type Raw } from './raw-documents';
import type { Sample, Samples } from './sample-lives';
import { stretched } from './stretch';
import type { World } from './world';

const day = 24 * 60 * 60_000;
const span = 730 * day;
/** The newest ones are still open; what was solved earlier would be confirmed at the first start. */
const openShare = 0.02;
const openFor = day;
const perBatch = 2000;

type Ground = { database: Database; samples: Samples; world: World };
type Choice = { sample: Sample; at: number; customer: Raw; engineer: Raw };

/** Copies the samples: other people, other times, other problems. */
export async function multiply({ database, samples, world }: Ground, tickets: number) {
  const writers = {
    tickets: writer(database, 'tickets'),
    notifications: writer(database, 'notifications'),
  };
  const choose = chooser(samples, world, tickets);
  const ground = { samples, world };
  const daily = new Map<string, number>();
  const twenties: string[] = [];
  const first = { number: '', description: '' };
  for (let index = 0; index < tickets; index += 1) {
    const choice = choose(index);
    const number = nextNumber(daily, choice.at);
    const { ticket, notices } = copy(ground, choice, { index, number });
    if (choice.sample === samples.lives.twenty) {
      twenties.push(ticket._id.toHexString());
    }
    if (index === 0) {
      Object.assign(first, { number, description: ticket.description });
    }
    await writers.tickets.add([ticket]);
    await writers.notifications.add(notices);
  }
  await writers.tickets.end();
  await writers.notifications.end();
  // numbers go on from there
  await database
    .collection<{ _id: string; value: number }>('counters')
    .insertMany([...daily].map(([one, value]) => ({ _id: `ticket-${one}`, value })));
  return { twenties, ...first };
}

function chooser({ lives }: Samples, { customers, engineers }: World, tickets: number) {
  const draw = drawFrom(7);
  const drawn = <T>(list: readonly T[]) => list[Math.floor(draw() * list.length)] as T;
  const every = (most: number) => Math.ceil(tickets / Math.min(most, tickets / 10));
  const [busy = drawn(customers), ...others] = customers;
  const [everyTwenty, everyMine] = [every(400), every(100)];
  const long = { ...lives.twenty, ticket: stretched(lives.twenty.ticket, 1000) };
  const firstOpen = Math.floor(tickets * (1 - openShare));
  const end = Date.now() - day / 2;

  const nameOf = (index: number): LifeName => {
    const usual = index < firstOpen ? endedLives : openLives;
    return draw() < 0.05 && index < firstOpen ? 'twentyClosed' : drawn(usual);
  };
  const sampleAt = (index: number): Sample => {
    if (index % everyTwenty === 0) {
      return lives.twenty;
    }
    return index % 1000 === 999 ? long : lives[nameOf(index)];
  };
  return (index: number): Choice => ({
    sample: sampleAt(index),
    at:
      index < firstOpen
        ? end - openFor - span * (1 - index / firstOpen)
        : end - openFor * (1 - (index - firstOpen) / (tickets - firstOpen)),
    // the same number of tickets is theirs, however many there are
    customer: index % everyMine === 1 ? busy : drawn(others),
    engineer: drawn(engineers),
  });
}

type Named = { index: number; number: string };

function copy({ samples, world }: Omit<Ground, 'database'>, choice: Choice, named: Named) {
  const { sample, at, customer, engineer } = choice;
  const { people, organization } = samples;
  const organizationId = String(customer['organizationId']);
  const _id = new mongo.ObjectId();
  const hex = ({ _id: id }: Raw) => id.toHexString();
  const changes = {
    swap: new Map([
      [hex(sample.ticket), _id.toHexString()],
      [hex(people.customer), hex(customer)],
      [hex(people.engineer), hex(engineer)],
      [hex(organization), organizationId],
      [String(organization['name']), world.organizationNames.get(organizationId) ?? ''],
      [String(sample.ticket['number']), named.number],
    ]),
    shift: at - samples.from.getTime(),
  };
  const problem = descriptions[named.index % descriptions.length] ?? '';
  // what the sample is found by is not what its copies are found by: the product reads them itself
  const none = { searchSigns: undefined, searchWords: undefined, searchFresh: undefined };
  return {
    ticket: {
      ...copyOf({ ...sample.ticket, ...none }, changes),
      _id,
      description: `${problem}（${named.index}）`,
    },
    notices: sample.notices.map((one) => ({ ...copyOf(one, changes), _id: new mongo.ObjectId() })),
  };
}

function nextNumber(daily: Map<string, number>, at: number): string {
  const one = calendarDay(new Date(at));
  const value = (daily.get(one) ?? 0) + 1;
  daily.set(one, value);
  return `SH${one}-${String(value).padStart(4, '0')}`;
}

/** Sends what is added in large pieces, one on its way while the next is made. */
function writer(database: Database, name: string) {
  let waiting: Raw[] = [];
  let sent: Promise<unknown> = Promise.resolve();
  const send = async () => {
    await sent;
    if (waiting.length > 0) {
      sent = database
        .collection<Raw>(name)
        .insertMany(waiting, { ordered: false, ignoreUndefined: true });
      waiting = [];
    }
  };
  return {
    add: async (documents: readonly Raw[]) => {
      waiting.push(...documents);
      if (waiting.length >= perBatch) {
        await send();
      }
    },
    end: async () => {
      await send();
      await sent;
    },
  };
}
