import { mongo } from 'mongoose';

import { commandReader } from './command-reader';
import { figuresOf, medianOf, table } from './figures';
import type { Turn } from './load';
import { readOptions } from './options';
import { selfTimes } from './profile';
import { copyOf } from './raw-documents';
import { stretched } from './stretch';

const turn = (perSecond: number, median: number, p99: number, failed = 0): Turn => ({
  ...{ perSecond, median, p99, failed, processor: perSecond / 10 },
});

describe('figures', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[10], 10],
  ])('the middle of %j is %d', (values, middle) => {
    expect(medianOf(values)).toBe(middle);
  });

  it('compare each turn with bare Koa’s of the same turn', () => {
    const ours = [turn(100, 10, 40), turn(50, 20, 80, 2), turn(90, 12, 40, 1)];
    const bare = [turn(1000, 2, 4), turn(500, 4, 8), turn(900, 2, 5)];
    expect(figuresOf(ours, bare)).toEqual({
      ...{ perSecond: 90, median: 12, p99: 40, failed: 3, processor: 9 },
      toBare: { perSecond: 0.1, median: 5, p99: 10 },
    });
  });

  it('stand below each other', () => {
    expect(
      table([
        ['', 'p50'],
        ['list', '1'],
      ]),
    ).toBe('      p50\nlist    1');
  });
});

it('reads options, the fewest tickets first, and refuses what is none', () => {
  expect(readOptions(['--tickets', '900,100', '--only', 'act,create'])).toMatchObject({
    ...{ sizes: [100, 900], turns: 3, only: ['act', 'create'], isProfiled: false },
  });
  expect(() => readOptions(['--turns', 'many'])).toThrow('--turns must be at least 1');
});

it('reads commands from what a driver sends, in whatever pieces it comes', () => {
  const message = (document: object) => {
    const body = mongo.BSON.serialize(document);
    const head = Buffer.alloc(21);
    head.writeInt32LE(head.length + body.length, 0);
    head.writeInt32LE(2013, 12);
    return Buffer.concat([head, body]);
  };
  const sent = Buffer.concat([
    message({ find: 'tickets', filter: { status: 'closed' } }),
    message({ ping: 1 }),
  ]);
  const heard: string[] = [];
  const read = commandReader((command) => heard.push(command));
  for (let at = 0; at < sent.length; at += 7) {
    read(sent.subarray(at, at + 7));
  }
  expect(heard).toEqual(['find tickets', 'ping']);
});

it('sums up what a profile says of each function, without what was idle', () => {
  const node = (id: number, functionName: string) => ({
    id,
    callFrame: { functionName, url: '', lineNumber: -1, columnNumber: -1 },
  });
  const nodes = [node(1, '(idle)'), node(2, 'present'), node(3, ''), node(4, 'present')];
  const times = selfTimes({ nodes, samples: [2, 1, 3, 4], timeDeltas: [5, 100, 2, 6] });
  expect([...times]).toEqual([
    ['present', 11],
    ['(no name)', 2],
  ]);
});

describe('copies', () => {
  const _id = new mongo.ObjectId();
  const at = new Date('2026-01-05T01:00:00Z');

  it('have other ids and later times at any depth, and what never was stays so', () => {
    const changes = { swap: new Map([['old', 'new']]), shift: 60_000 };
    const never = new Date(0);
    expect(copyOf({ _id, never, list: [{ by: 'old', at }], count: 3 }, changes)).toEqual({
      ...{ _id, never, count: 3 },
      list: [{ by: 'new', at: new Date(at.getTime() + 60_000) }],
    });
  });

  it('may be stretched to many entries, numbered on', () => {
    const entry = (seq: number, kind: string) => ({ seq, kind, at });
    const timeline = [entry(1, 'submit'), entry(2, 'message')];
    const long = stretched({ _id, seq: 2, timeline }, 5);
    const entries = long['timeline'] as typeof timeline;
    expect(entries.map(({ seq, kind }) => `${seq} ${kind}`)).toEqual([
      '1 submit',
      '2 message',
      '3 message',
      '4 message',
      '5 message',
    ]);
    expect([long['seq'], long['updatedAt']]).toEqual([5, entries[4]?.at]);
  });
});
