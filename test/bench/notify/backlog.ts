import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { mongo } from 'mongoose';

import type { SignedIn } from '../../support/api-client';
import type { Installation } from '../../support/installation';

type Raw = mongo.Document & { _id: mongo.ObjectId };
type Database = Installation['database'];

const perInsert = 2000;

/** Makes so many tickets that owe the notice of a report, as if every process had died before it could tell. */
export async function fillOutbox(database: Database, sampleId: string, tickets: number) {
  const collection = database.collection<Raw>('tickets');
  // the search has them already: its work is not what is measured
  const projection = { searchFresh: 0 };
  const sample = await collection.findOne({ _id: new mongo.ObjectId(sampleId) }, { projection });
  if (!sample) {
    throw new Error('no ticket to copy');
  }
  const begun = Date.now() - tickets;
  for (let done = 0; done < tickets; done += perInsert) {
    const some = Math.min(perInsert, tickets - done);
    const copies = Array.from({ length: some }, (_none, index) => {
      const at = new Date(begun + done + index);
      return {
        ...{ ...sample, _id: new mongo.ObjectId(), number: `B${randomUUID()}` },
        ...{ createdAt: at, updatedAt: at, owesSince: at, relayLease: new Date(0) },
        outbox: [owed(sample, at)],
      };
    });
    await collection.insertMany(copies, { ordered: false });
  }
}

function owed(sample: Raw, at: Date) {
  const reporterId = String(sample['reporterId']);
  return {
    ...{ fact: 'entry:1', kind: 'submit', at, actorId: reporterId, visibility: 'customer' },
    ...{ text: String(sample['description']), reporterId, followerIds: [] },
    ...{ assigneeId: null, formerAssigneeId: null },
  };
}

/** Notices per second, from the first hundred until so many are in inboxes. */
export async function inboxRate(database: Database, notices: number): Promise<number> {
  const inboxes = database.collection('notifications');
  const before = await inboxes.estimatedDocumentCount();
  const reaches = async (many: number) => {
    let count = 0;
    while (count < many) {
      await sleep(5);
      count = (await inboxes.estimatedDocumentCount()) - before;
    }
    return { count, at: performance.now() };
  };
  const first = await reaches(100);
  const last = await reaches(notices);
  return ((last.count - first.count) * 1000) / (last.at - first.at);
}

export async function untilToldAll(database: Database) {
  while ((await database.collection('tickets').countDocuments(owes)) > 0) {
    await sleep(20);
  }
}

/** What was measured need not be told to its end. */
export async function forgetBacklog(database: Database) {
  const settled = { $set: { outbox: [] }, $unset: { owesSince: 1 } };
  await database.collection<Raw>('tickets').updateMany(owes, settled);
}

const owes = { owesSince: { $gt: new Date(0) } };

type Storm = { url: string; customer: SignedIn; tickets: number; clients: number };

/** Reports problems from several phones at once; answers milliseconds until the last answer, and from there until all were told. */
export async function storm(database: Database, { url, customer, tickets, clients }: Storm) {
  const ids = new Set<string>();
  let begun = 0;
  const start = performance.now();
  const report = async () => {
    while (begun < tickets) {
      begun += 1;
      ids.add(await submit(url, customer.token));
    }
  };
  await Promise.all(Array.from({ length: clients }, report));
  const answered = performance.now();
  await untilToldAll(database);
  const told = performance.now();
  return { ids, answering: answered - start, telling: told - answered };
}

async function submit(url: string, token: string): Promise<string> {
  const reply = await fetch(`${url}/api/v1/tickets`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({
      ...{ category: 'error', description: '报表打不开', severity: 'minor' },
      contact: { name: '林晓', phone: '13800138000' },
    }),
  });
  const body = (await reply.json()) as { id: string };
  if (!reply.ok) {
    throw new Error(`a report was answered ${reply.status}`);
  }
  return body.id;
}

type Told = { source: { id: string }; recipientId: string };

/** How many notices these tickets should have led to, how many there are, and how many people were told twice. */
export async function countTold(database: Database, ids: ReadonlySet<string>, perTicket: number) {
  const told = await database
    .collection<Told>('notifications')
    .find({}, { projection: { 'source.id': 1, recipientId: 1 } })
    .toArray();
  const keys = told
    .filter(({ source }) => ids.has(source.id))
    .map(({ source, recipientId }) => `${source.id} ${recipientId}`);
  const different = new Set(keys).size;
  return { owed: ids.size * perTicket, told: different, twice: keys.length - different };
}
