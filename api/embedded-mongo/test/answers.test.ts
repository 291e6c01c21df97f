import type { mongo } from 'mongoose';

import { codeOf, type Doc, useServer } from './behaviour';

const { database, items } = useServer();

describe('whole commands', () => {
  test('one unknown field in a statement refuses all of them', async () => {
    await items().insertOne({ _id: 1 as never, x: 1 });
    const update = items().collectionName;
    const updates = [
      { q: { _id: 1 }, u: { $set: { x: 2 } } },
      { q: { _id: 1 }, u: { $set: { x: 3 } }, sort: { x: 1 } },
    ];
    expect(await codeOf(database().command({ update, updates }))).toBe(40415);
    expect(await items().findOne()).toEqual({ _id: 1, x: 1 });
  });

  test('$out keeps what was there when it fails, and the indexes when it does not', async () => {
    await items().insertOne({ _id: 1 as never, x: 1 });
    await items().createIndexes([{ key: { x: 1 }, unique: true }]);
    const target = items().collectionName;
    const out = (...docs: Doc[]) =>
      database()
        .aggregate([{ $documents: docs }, { $out: target }])
        .toArray();
    expect(await codeOf(out({ _id: 2, x: 5 }, { _id: 3, x: 5 }))).toBe(11000);
    expect(await items().find().toArray()).toEqual([{ _id: 1, x: 1 }]);
    await out({ _id: 2, x: 5 });
    expect(await items().find().toArray()).toEqual([{ _id: 2, x: 5 }]);
    expect((await items().indexes()).map(({ name }) => name)).toEqual(['_id_', 'x_1']);
  });

  const table: [string, Doc, number][] = [
    ['a field in let', { find: 'x', let: { a: '$b' } }, 4890500],
    ['an unknown read concern', { find: 'x', readConcern: { level: 'none' } }, 9],
    ['a read concern of replica sets', { find: 'x', readConcern: { level: 'snapshot' } }, 123],
    ['a command for the admin database', { listDatabases: 1 }, 13],
    ['a command of later versions', { bulkWrite: 1, ops: [], nsInfo: [] }, 59],
    ['an unknown kind of index', { createIndexes: 'x', indexes: [{ key: { a: 'z' } }] }, 67],
    ['a hint at a hidden index', { find: 'hidden', hint: 'h_1' }, 2],
  ];
  test.each(table)('%s is refused', async (_name, command, code) => {
    await database()
      .collection('hidden')
      .createIndexes([{ key: { h: 1 }, name: 'h_1', hidden: true }]);
    expect(await codeOf(database().command(command))).toBe(code);
  });

  test.each<[Doc, number]>([
    [{ $rename: { x: 'x' } }, 2],
    [{ $rename: { x: 'x.y' } }, 2],
    [{ $rename: { x: '' } }, 56],
    [{ $rename: { x: 1 } }, 2],
  ])('update %j is refused', async (change, code) => {
    expect(await codeOf(items().updateOne({}, change as mongo.UpdateFilter<Doc>))).toBe(code);
  });
});

describe('field names since 5.0', () => {
  test.each<[Doc]>([
    [{ _id: 1, $a: 1 }],
    [{ _id: 1, 'a.b': 1 }],
    [{ _id: 1, a: { $b: 1, 'c.d': 2 } }],
    [{ _id: { 'a.b': 1 } }],
    [{ _id: null }],
  ])('%j can be stored', async (document) => {
    const insert = items().collectionName;
    expect(await database().command({ insert, documents: [document] })).toMatchObject({ n: 1 });
    expect(await items().find().toArray()).toEqual([document]);
  });

  test('but not $ in _id or a replacement', async () => {
    const insert = items().collectionName;
    const answer = await database().command({ insert, documents: [{ _id: { $a: 1 } }] });
    expect(answer).toMatchObject({ n: 0, writeErrors: [{ index: 0, code: 52 }] });
    const updates = [{ q: {}, u: { a: 1, $b: 1 }, upsert: true }];
    const update = items().collectionName;
    const replaced = await database().command({ update, updates });
    expect(replaced).toMatchObject({ writeErrors: [{ code: 52 }] });
  });
});

describe('what tools ask', () => {
  test.each<[Doc]>([
    [{ getParameter: '*' }],
    [{ getParameter: 1, featureCompatibilityVersion: 1 }],
    [{ getLog: 'startupWarnings' }],
    [{ getLog: '*' }],
    [{ connectionStatus: 1, showPrivileges: true }],
    [{ hostInfo: 1 }],
    [{ getCmdLineOpts: 1 }],
    [{ serverStatus: 1, repl: 0 }],
    [{ dbStats: 1 }],
  ])('%j is answered', async (command) => {
    expect(await database().admin().command(command)).toMatchObject({ ok: 1 });
  });

  test('explain shows later stages, and writes nothing', async () => {
    await items().insertOne({ x: 1 });
    const explain = (inner: Doc) =>
      database().command({ explain: inner, verbosity: 'queryPlanner' });
    const name = items().collectionName;
    const pipeline = [{ $match: { x: 1 } }, { $group: { _id: '$x' } }];
    expect(await explain({ aggregate: name, pipeline, cursor: {} })).toMatchObject({
      stages: [{ $cursor: { queryPlanner: {} } }, { $group: { _id: '$x' } }],
    });
    const updates = [{ q: { x: 1 }, u: { $set: { x: 2 } } }];
    expect(await explain({ update: name, updates })).toMatchObject({
      queryPlanner: { winningPlan: { stage: 'COLLSCAN' } },
    });
    expect(await items().findOne()).toMatchObject({ x: 1 });
  });
});
