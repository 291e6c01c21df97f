import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { mongo } from 'mongoose';

import { decodeDoc } from '../bson/decode';
import { findElement } from '../bson/raw-element';

import {
  body,
  bytes,
  document,
  element,
  empty,
  header,
  holding,
  int,
  invalid,
  message,
  name,
  ofLength,
  plain,
  sequence,
  text,
  valid,
} from './raw-documents';
import { startTestMongo, type TestMongo } from './start-test-mongo';

// how another server answers malformed messages differs
const describeHere = process.env['MONGODB_URI'] ? describe.skip : describe;

let server: TestMongo;
let client: mongo.MongoClient;
let kept: mongo.Collection;

beforeAll(async () => {
  server = await startTestMongo();
  client = await new mongo.MongoClient(server.uri).connect();
  kept = client.db().collection('kept');
  await kept.insertOne({ _id: 1 as never, a: 1 });
});

afterAll(async () => {
  await client.close();
  await server.stop();
});

const command = (verb: string, collection: string, ...more: Buffer[]) => [
  element(2, verb, text(collection)),
  element(2, '$db', text(client.db().databaseName)),
  ...more,
];

/** What the server answers to bytes; undefined when it closes the connection. */
async function answerTo(sent: Buffer): Promise<mongo.Document | undefined> {
  const { hostname, port } = new URL(server.uri.replace('mongodb:', 'http:'));
  const socket: Socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  const over = once(socket, 'close');
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    const all = Buffer.concat(chunks);
    if (all.length >= 4 && all.length >= all.readInt32LE(0)) {
      socket.destroy();
    }
  });
  socket.write(sent);
  await over;
  const reply = Buffer.concat(chunks);
  if (reply.length === 0) {
    return undefined;
  }
  // a reply to an old query has more before its document
  return mongo.BSON.deserialize(reply.subarray(reply.readInt32LE(12) === 1 ? 36 : 21));
}

async function othersAreAnswered(): Promise<void> {
  expect(await kept.find({ a: { $gte: 0 } }).toArray()).toEqual([{ _id: 1, a: 1 }]);
}

describeHere('a document is refused with 22 and nothing of it is kept:', () => {
  test.each(invalid)('%s', async (_name, broken) => {
    const inBody = element(4, 'documents', document(element(3, '0', broken)));
    for (const sent of [
      message(body(...command('insert', 'broken')), sequence('documents', plain, broken)),
      message(sequence('documents', broken), body(...command('insert', 'broken'))),
      message(body(...command('insert', 'broken', inBody))),
      message(body(...command('find', 'kept', element(3, 'filter', broken)))),
      message(
        body(...command('update', 'kept')),
        sequence('updates', document(element(3, 'q', empty), element(3, 'u', broken))),
      ),
      message(Buffer.concat([bytes('00'), broken])),
    ]) {
      expect(await answerTo(sent)).toMatchObject({ ok: 0, code: 22 });
    }
    expect(await client.db().collection('broken').countDocuments()).toBe(0);
    await othersAreAnswered();
  });
});

describeHere('a document is kept as it is:', () => {
  test.each(valid)('%s', async (_name, sound) => {
    const whole = document(element(16, '_id', int(1)), sound.subarray(4, -1));
    const sent = message(body(...command('insert', 'sound')), sequence('documents', whole));
    expect(await answerTo(sent)).toMatchObject({ ok: 1, n: 1 });
    const [found] = await client.db().collection('sound').find({}, { raw: true }).toArray();
    expect(Buffer.compare(found as unknown as Buffer, whole)).toBe(0);
    await client.db().collection('sound').drop();
  });
});

test('a DBPointer is refused as what this database does not know', async () => {
  const pointer = holding(12, Buffer.concat([text('a.b'), Buffer.alloc(12)]));
  const sent = message(body(...command('insert', 'broken')), sequence('documents', pointer));
  expect(await answerTo(sent)).toMatchObject({ ok: 0, code: 238 });
});

describeHere('levels', () => {
  const nested = (levels: number, type: 3 | 4): Buffer => {
    const heads = Array.from({ length: levels - 1 }, (_, level) =>
      Buffer.concat([int(5 + (levels - 1 - level) * 8), element(type, '0')]),
    );
    return Buffer.concat([...heads, empty, Buffer.alloc(levels - 1)]);
  };
  test.each([100, 101, 150, 5000, 100_000])('%d are refused with 15', async (levels) => {
    for (const type of [3, 4] as const) {
      const deep = document(element(type, 'a', nested(levels - 1, type)));
      const sent = message(body(...command('insert', 'broken')), sequence('documents', deep));
      const answer = await answerTo(sent);
      // of the command, or of its only document
      expect(answer?.['code'] ?? (answer?.['writeErrors'] as mongo.Document[])[0]?.['code']).toBe(
        15,
      );
    }
    expect(await client.db().collection('broken').countDocuments()).toBe(0);
    await othersAreAnswered();
  });

  test('99 are kept', async () => {
    const sent = message(
      body(...command('insert', 'deep')),
      sequence('documents', document(element(3, 'a', nested(98, 3)))),
    );
    expect(await answerTo(sent)).toMatchObject({ ok: 1, n: 1 });
  });
});

const ping = () => body(element(16, 'ping', int(1)), element(2, '$db', text('admin')));
const malformed: [string, () => Buffer, number | undefined][] = [
  ['no section', () => message(), 22],
  ['no flags', () => header(2013, Buffer.alloc(0)), undefined],
  ['half its flags', () => header(2013, bytes('0000')), undefined],
  ['a flag nobody knows', () => header(2013, Buffer.concat([int(4), ping()])), 9],
  ['no body', () => message(sequence('documents', plain)), 40587],
  ['two bodies', () => message(ping(), ping()), 40430],
  ['a section of an unknown kind', () => message(ping(), bytes('02')), 40432],
  ['a section without a size', () => message(ping(), bytes('0105')), 22],
  ['a section of size zero', () => message(ping(), bytes('0100000000')), 22],
  ['a section of negative size', () => message(ping(), Buffer.concat([bytes('01'), int(-9)])), 22],
  [
    'a section that goes beyond',
    () => message(ping(), Buffer.concat([bytes('01'), int(99), name('documents')])),
    22,
  ],
  [
    'a section whose name does not end',
    () => message(ping(), Buffer.concat([bytes('01'), int(7), bytes('616161')])),
    22,
  ],
  [
    'a section whose last document goes beyond',
    () => message(ping(), Buffer.concat([bytes('01'), int(13), name('d'), plain])),
    22,
  ],
  [
    'two sections of one name',
    () => message(ping(), sequence('d', plain), sequence('d', plain)),
    40431,
  ],
  [
    'a section named like a field',
    () => message(body(...command('insert', 'x', element(4, 'd', empty))), sequence('d', plain)),
    40433,
  ],
  ['a body that is cut off', () => message(ping().subarray(0, -2)), 22],
  ['bytes behind its last section', () => message(ping(), bytes('00')), 40430],
  ['only a checksum', () => header(2013, Buffer.concat([int(1), int(0)])), 40587],
  ['a length below its header', () => header(2013, ping(), 15), undefined],
  ['a negative length', () => header(2013, ping(), -1), undefined],
  ['the greatest length', () => header(2013, ping(), 0x7fffffff), undefined],
  ['an unknown protocol', () => header(99, ping()), undefined],
  ['a query without a name', () => header(2004, int(0)), 22],
  ['a query whose name does not end', () => header(2004, bytes('00000000616161')), 22],
  ['a query without a document', () => header(2004, Buffer.concat([int(0), name('a.$cmd')])), 22],
  [
    'a query with a broken document',
    () =>
      header(
        2004,
        Buffer.concat([int(0), name('admin.$cmd'), int(0), int(-1), ofLength(-1, plain)]),
      ),
    22,
  ],
];

describeHere('a message is refused:', () => {
  test.each(malformed)('%s', async (_name, make, code) => {
    const answer = await answerTo(make());
    expect(answer?.['code']).toBe(code);
    await othersAreAnswered();
  });
});

test('a document that was kept unchecked ends its reader, which does not run in circles', () => {
  const broken = holding(2, Buffer.concat([int(-9), name('a')]));
  expect(() => decodeDoc(broken)).toThrow('invalid BSON');
  expect(() => findElement(broken, 0, Buffer.from('b'))).toThrow('invalid BSON');
});

describeHere('bytes changed at random', () => {
  test('end no process and keep nobody waiting', async () => {
    const sound = message(
      body(...command('insert', 'random')),
      sequence('documents', ...valid.map(([, one]) => one)),
    );
    for (let turn = 0; turn < 300; turn++) {
      const changed = Buffer.from(sound);
      for (let count = 0; count < 1 + (turn % 4); count++) {
        changed[20 + Math.floor(Math.random() * (sound.length - 20))] = Math.random() * 256;
      }
      await answerTo(changed);
    }
    await othersAreAnswered();
    await client
      .db()
      .collection('random')
      .find({ a: { $gt: 0 } })
      .toArray();
    expect(
      await client
        .db()
        .command({ validate: 'random' })
        .catch(() => ({})),
    ).not.toMatchObject({
      valid: false,
    });
  }, 60_000);
});
