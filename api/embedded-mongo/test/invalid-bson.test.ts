import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { mongo } from 'mongoose';

import { decodeDoc } from '../bson/decode';
import { findElement } from '../bson/raw-element';

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

const int = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};
const name = (text: string) => Buffer.from(`${text}\0`, 'latin1');
const element = (type: number, key: string, ...value: Buffer[]) =>
  Buffer.concat([Buffer.from([type]), name(key), ...value]);
const document = (...elements: Buffer[]) => {
  const content = Buffer.concat(elements);
  return Buffer.concat([int(content.length + 5), content, Buffer.from([0])]);
};
const text = (content: string) => Buffer.concat([int(content.length + 1), name(content)]);
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const binary = (size: number, subtype: number, content: Buffer) =>
  Buffer.concat([int(size), Buffer.from([subtype]), content]);

/** A document whose only field has these bytes for its value. */
const holding = (type: number, value: Buffer) => document(element(type, 'a', value));
/** The same, but it says it is of another length. */
const ofLength = (size: number, whole: Buffer) => Buffer.concat([int(size), whole.subarray(4)]);

const empty = document();
const plain = holding(16, int(1));
const code = (size: number, ...parts: Buffer[]) => Buffer.concat([int(size), ...parts]);
const scoped = [text('x'), empty];

const invalid: [string, Buffer][] = [
  ['a length of zero', ofLength(0, plain)],
  ['a negative length', ofLength(-1, plain)],
  ['a length that leaves no room for an end', ofLength(4, plain)],
  ['a length that is too short', ofLength(plain.length - 1, plain)],
  ['a length that is too long', ofLength(plain.length + 1, plain)],
  ['the greatest length', ofLength(0x7fffffff, plain)],
  ['no zero byte at its end', Buffer.concat([plain.subarray(0, -1), bytes('01')])],
  ['an end before its end', ofLength(plain.length + 1, Buffer.concat([plain, bytes('00')]))],
  ['a field name that does not end', document(bytes('0a6161'))],
  ['a field without its value', document(element(16, 'a'))],
  ['a field name that is not UTF-8', document(element(10, 'a\xff'))],
  ['a type nobody knows', holding(20, int(0))],
  ['the type zero', document(element(0, 'a'), element(10, 'b'))],

  ['a string of length zero', holding(2, int(0))],
  ['a string of length zero and its end', holding(2, Buffer.concat([int(0), bytes('00')]))],
  ['a string of negative length', holding(2, Buffer.concat([int(-1), bytes('00')]))],
  ['a string of the least length', holding(2, Buffer.concat([int(-0x80000000), bytes('00')]))],
  ['a string that goes beyond', holding(2, Buffer.concat([int(99), name('abc')]))],
  ['a string of the greatest length', holding(2, Buffer.concat([int(0x7fffffff), name('abc')]))],
  ['a string that takes the end', holding(2, Buffer.concat([int(5), name('abc')]))],
  ['a string that ends too early', holding(2, Buffer.concat([int(3), name('abc')]))],
  ['a string without its end', holding(2, Buffer.concat([int(3), bytes('616263')]))],
  ['a string with one end too many', holding(2, Buffer.concat([text(''), bytes('00')]))],
  ['a string that is not UTF-8', holding(2, text('\xe9'))],
  ['a string with half a pair', holding(2, Buffer.concat([int(4), bytes('eda08000')]))],
  ['a string in an overlong form', holding(2, Buffer.concat([int(3), bytes('c08000')]))],
  ['a long string that is not UTF-8', holding(2, text(`${'a'.repeat(100)}\xff`))],

  ['a document inside that is too long', holding(3, ofLength(6, empty))],
  ['a document inside that is too short', holding(3, ofLength(4, empty))],
  ['a document inside of negative length', holding(3, ofLength(-5, empty))],
  ['a document inside without its end', holding(3, bytes('0500000001'))],
  ['a bad string in a document inside', holding(3, holding(2, Buffer.concat([int(9), name('a')])))],
  ['an array that is too long', holding(4, ofLength(plain.length + 9, plain))],
  ['an array that is too short', holding(4, ofLength(plain.length - 3, plain))],
  ['an array with a bad string', holding(4, document(element(2, '0', int(0))))],

  ['a binary value that goes beyond', holding(5, binary(9, 0, bytes('ff')))],
  ['a binary value of negative length', holding(5, binary(-1, 0, bytes('')))],
  ['an old binary value without its length', holding(5, binary(3, 2, bytes('ffffff')))],
  ['an old binary value, too long inside', holding(5, binary(6, 2, bytes('03000000ffff')))],
  ['an old binary value, too short inside', holding(5, binary(6, 2, bytes('01000000ffff')))],
  ['an old binary value, negative inside', holding(5, binary(6, 2, bytes('ffffffffffff')))],

  ['an ObjectId cut off', holding(7, bytes('0102030405060708090a0b'))],
  ['a boolean of two', holding(8, bytes('02'))],
  ['a boolean of 255', holding(8, bytes('ff'))],
  ['a double cut off', holding(1, int(0))],
  ['a date cut off', holding(9, int(0))],
  ['an int32 cut off', holding(16, bytes('0000'))],
  ['an int64 cut off', holding(18, int(0))],
  ['a timestamp cut off', holding(17, int(0))],
  ['a decimal cut off', holding(19, int(0))],

  ['a pattern that does not end', holding(11, bytes('61'))],
  ['a pattern without options', holding(11, name('ab'))],
  ['a pattern with a zero byte inside', holding(11, Buffer.concat([name('a\0b'), name('i')]))],
  ['options with a zero byte inside', holding(11, Buffer.concat([name('ab'), name('i\0m')]))],
  ['a pattern that is not UTF-8', holding(11, Buffer.concat([name('a\xff'), name('')]))],

  ['a DBPointer of negative length', holding(12, Buffer.concat([int(-1), Buffer.alloc(13)]))],
  ['a DBPointer of length zero', holding(12, Buffer.concat([int(0), Buffer.alloc(12)]))],
  ['a DBPointer without its id', holding(12, text('a.b'))],
  ['a DBPointer that is not UTF-8', holding(12, Buffer.concat([text('\xe9'), Buffer.alloc(12)]))],

  ['code of length zero', holding(13, int(0))],
  ['code that goes beyond', holding(13, Buffer.concat([int(50), name('x')]))],
  ['code that is not UTF-8', holding(13, text('\xe9'))],
  ['a symbol of negative length', holding(14, Buffer.concat([int(-1), name('x')]))],
  ['a symbol without its end', holding(14, Buffer.concat([int(1), bytes('61')]))],
  ['a symbol that is not UTF-8', holding(14, text('\xe9'))],

  ['code with scope of length zero', holding(15, code(0, ...scoped))],
  ['code with scope of negative length', holding(15, code(-1, ...scoped))],
  ['code with scope, too short', holding(15, code(14, ...scoped))],
  ['code with scope, shorter than its code', holding(15, code(7, ...scoped))],
  ['code with scope, too long', holding(15, code(16, ...scoped))],
  ['code with scope beyond the document', holding(15, code(99, ...scoped))],
  ['code with scope, its code too long', holding(15, code(15, int(9), name('x'), empty))],
  ['code with scope, its code negative', holding(15, code(15, int(-1), name('x'), empty))],
  ['code with scope, its code of zero', holding(15, code(15, int(0), name('x'), empty))],
  ['code with scope, its scope too long', holding(15, code(15, text('x'), ofLength(9, empty)))],
  [
    'code with scope, a bad string in its scope',
    holding(15, code(22, text('x'), holding(2, int(0)))),
  ],
];

const valid: [string, Buffer][] = [
  ['an empty document', empty],
  ['an empty field name', document(element(16, '', int(1)))],
  ['keys of an array out of order', holding(4, document(element(16, '7', int(1))))],
  ['an empty key of an array', holding(4, document(element(16, '', int(1))))],
  ['the same field twice', document(element(16, 'a', int(1)), element(16, 'a', int(2)))],
  ['a string with a zero byte inside', holding(2, text('a\0b'))],
  ['an old binary value', holding(5, binary(6, 2, bytes('02000000ffff')))],
  ['an empty old binary value', holding(5, binary(4, 2, int(0)))],
  ['code with scope', holding(15, code(15, ...scoped))],
  ['a pattern', holding(11, Buffer.concat([name('ab'), name('im')]))],
  ['a decimal that is no number', holding(19, bytes('0000000000000000000000000000007c'))],
];

type Section = Buffer;
const body = (...elements: Buffer[]): Section =>
  Buffer.concat([bytes('00'), document(...elements)]);
const sequence = (key: string, ...documents: Buffer[]): Section => {
  const content = Buffer.concat([name(key), ...documents]);
  return Buffer.concat([bytes('01'), int(content.length + 4), content]);
};
const command = (verb: string, collection: string, ...more: Buffer[]) => [
  element(2, verb, text(collection)),
  element(2, '$db', text(client.db().databaseName)),
  ...more,
];

const header = (opCode: number, content: Buffer, size = content.length + 16) =>
  Buffer.concat([int(size), int(7), int(0), int(opCode), content]);
const message = (...sections: Section[]) => header(2013, Buffer.concat([int(0), ...sections]));

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
