import { deadLetterRepository } from '#api/notices/dead-letter-repository';
import { pushBatch, type PushDeps } from '#api/notices/push-batch';
import { pushModel, type PushRecord } from '#api/notices/push-model';

import { dyingAttempts } from '../../support/attempts';
import { fill } from '../../support/poison';
import { pushing } from '../../support/pushing';
import { minute } from '../../support/tickets';

const room = pushing();
const { arrived, consent, fact, fresh, left, owe, states } = room;
let database: ReturnType<typeof room.database>;
let deps: PushDeps;
beforeEach(() => {
  database = room.database();
  deps = room.deps();
});

async function sendAll() {
  while (await pushBatch(deps)) {
    // until nothing is due
  }
}

const fail = (failure: Parameters<typeof fresh.world.sandbox.failures.plan>[1], times = 1) => {
  fresh.world.sandbox.failures.plan('/cgi-bin/message/subscribe/send', failure, times);
};

it('sends what is owed once, with a credit, and leads to the ticket', async () => {
  await consent('resolved');
  await owe('resolve');
  await sendAll();
  expect(arrived()).toMatchObject([
    {
      title: '处理完成提醒',
      page: `tickets/ticket-page?id=${'f'.repeat(24)}`,
      fields: [
        { label: '工单编号', value: 'SH20261122-0001' },
        { label: '问题描述', value: '导入凭证时提示“科目不存在”' },
        { label: '处理结果', value: '重新同步科目表' },
        { label: '完成时间' },
        { label: '温馨提示', value: '请验收，并告诉我们是否解决' },
      ],
    },
  ]);
  expect([await states(), await left()]).toEqual([['sent'], []]);
});

it('keeps the last credit for what the customer must answer', async () => {
  await consent('progress');
  await owe('accept');
  await owe('resolve');
  await sendAll();
  expect(await states()).toEqual(['skipped no_credit', 'sent']);
});

it('believes WeChat when it says that there is no credit, and takes another template', async () => {
  await consent('resolved', false);
  await consent('resolved', false);
  await consent('progress');
  await owe('resolve');
  await sendAll();
  expect(arrived().map(({ title }) => title)).toEqual(['服务进度通知']);
  expect([await states(), await left()]).toEqual([['sent'], []]);
});

it('tries again later when WeChat was busy, pausing longer each time', async () => {
  await consent('resolved');
  await owe('resolve');
  fail({ errcode: 45_009 }, 2);
  await sendAll();
  expect([arrived().length, await states()]).toEqual([0, ['waiting']]);
  fresh.world.pass(5000);
  await sendAll();
  fresh.world.pass(6000);
  await sendAll();
  expect([arrived().length, await states()]).toEqual([0, ['waiting']]);
  fresh.world.pass(4000);
  await sendAll();
  expect([arrived().length, await states()]).toEqual([1, ['sent']]);
});

it('never repeats a push whose answer was lost, until a manager says so', async () => {
  await consent('resolved');
  await consent('resolved');
  await owe('resolve');
  fail('cut_after');
  await sendAll();
  fresh.world.pass(60 * minute);
  await sendAll();
  expect([arrived().length, await states()]).toEqual([1, ['dead unknown']]);
  const deadLetters = deadLetterRepository(database);
  const [deadLetter] = (await deadLetters.list({ limit: 10 })).items;
  await deadLetters.revive(deadLetter?.id ?? '', deps.clock());
  await sendAll();
  await deadLetters.revive(deadLetter?.id ?? '', deps.clock());
  await sendAll();
  expect([arrived().length, await states()]).toEqual([2, ['sent']]);
});

it('gives up what WeChat refuses and returns the credit', async () => {
  await consent('resolved');
  await owe('resolve');
  fail({ errcode: 40_003 });
  await sendAll();
  expect([await states(), await left()]).toEqual([['dead refused'], [1]]);
});

it('sends the others while the oldest is too full to be leased, and sets that one aside', async () => {
  await consent('resolved');
  await owe('resolve');
  await fill({ database, collection: 'pushes' }, { fact: fact() });
  await owe('resolve');
  await sendAll();
  expect([arrived().length, await states()]).toEqual([1, ['waiting', 'sent']]);
  for (let turn = 0; turn < 10; turn += 1) {
    fresh.world.pass(10 * minute);
    await sendAll();
  }
  const aside = { kind: 'push', failures: 8, setAsideAt: { $ne: null } };
  expect(await database.collection('work_failures').countDocuments(aside)).toBe(1);
});

it('makes a dead letter of what fails for a reason of our own, and gives its credit back', async () => {
  await consent('resolved');
  await owe('resolve');
  await pushModel(database).collection.updateMany({}, { $unset: { about: 1 } });
  for (let turn = 0; turn < 10; turn += 1) {
    await sendAll();
    fresh.world.pass(minute * (turn + 1));
  }
  expect([await states(), await left()]).toEqual([['dead unknown'], []]);
});

it('buries what cannot even be decided, and tells that it was not sent', async () => {
  await consent('resolved');
  await owe('resolve');
  await pushModel(database).collection.updateMany({}, { $set: { createdAt: null } });
  const broken = { ...deps, reachable: () => Promise.reject(new Error('no such person')) };
  for (let turn = 0; turn < 10; turn += 1) {
    await pushBatch(broken);
    fresh.world.pass(10 * minute);
  }
  expect([await states(), await left()]).toEqual([['dead failed'], [1]]);
});

it('takes a push over whose lease ends in a year: a wrong clock wrote that', async () => {
  await consent('resolved');
  await owe('resolve');
  const [id = ''] = await deps.pushes.due(deps.clock(), { ...search, most: 1 });
  const ahead = new Date(deps.clock().getTime() + 365 * 24 * 60 * minute);
  await deps.pushes.claim([id], ahead, search.leaseFor);
  await sendAll();
  expect([arrived().length, await states()]).toEqual([1, ['sent']]);
});

it('leaves a push to a machine whose clock is some seconds ahead', async () => {
  await consent('resolved');
  await owe('resolve');
  const [id = ''] = await deps.pushes.due(deps.clock(), { ...search, most: 1 });
  const ahead = new Date(deps.clock().getTime() + 20_000);
  await deps.pushes.claim([id], ahead, search.leaseFor);
  await sendAll();
  expect([arrived().length, await states()]).toEqual([0, ['waiting']]);
});

const search = { leaseFor: 30_000, passedOver: [] };

it('does not send what waited too long', async () => {
  await consent('progress');
  await consent('progress');
  await owe('depart');
  fresh.world.pass(31 * minute);
  await sendAll();
  expect([arrived().length, await states()]).toEqual([0, ['skipped too_late']]);
});

const heldBack = async () => {
  const [push] = await pushModel(database).find().lean<PushRecord[]>();
  return [push?.state, push?.failures, push?.dueAt.toISOString()];
};

it('holds a push back at night, without a credit and without counting it as a failure', async () => {
  fresh.world.time.now = new Date('2026-11-22T15:00:00Z');
  await consent('resolved');
  await owe('resolve');
  await sendAll();
  expect([arrived().length, await left()]).toEqual([0, [1]]);
  expect(await heldBack()).toEqual(['waiting', 0, '2026-11-23T00:00:00.000Z']);
  fresh.world.pass(9 * 60 * minute);
  await sendAll();
  expect([arrived().length, await states(), await left()]).toEqual([1, ['sent'], []]);
});

it('gives the credit back that a sender which died before the night had taken', async () => {
  fresh.world.time.now = new Date('2026-11-22T13:59:59Z');
  await consent('resolved');
  await owe('resolve');
  await expect(pushBatch(dyingAt('after hold'))).rejects.toThrow('died after hold');
  fresh.world.pass(2 * minute);
  await sendAll();
  expect([await heldBack(), await left()]).toEqual([
    ['waiting', 0, '2026-11-23T00:00:00.000Z'],
    [1],
  ]);
});

it('sends in the morning in the order in which it happened', async () => {
  fresh.world.time.now = new Date('2026-11-22T15:00:00Z');
  for (const name of ['progress', 'progress', 'resolved'] as const) {
    await consent(name);
  }
  await owe('accept');
  fresh.world.pass(minute);
  await owe('resolve');
  await sendAll();
  fresh.world.pass(9 * 60 * minute);
  await sendAll();
  expect(arrived().map(({ title }) => title)).toEqual(['服务进度通知', '处理完成提醒']);
});

it('tells whoever tries again why it was in vain', async () => {
  await consent('resolved');
  await owe('resolve');
  fail({ errcode: 40_003 });
  await sendAll();
  await database.collection('credits').deleteMany({});
  await deadLetterRepository(database).reviveAll(deps.clock());
  await sendAll();
  expect(await states()).toEqual(['dead no_credit']);
});

it('knows pushes of an earlier version', async () => {
  await consent('resolved');
  await owe('resolve');
  await pushModel(database).collection.updateMany(
    {},
    { $unset: { failures: 1, retriedAt: 1, failedAt: 1 } },
  );
  fail({ errcode: -1 }, 1);
  await sendAll();
  expect((await heldBack()).slice(0, 2)).toEqual(['waiting', 1]);
  fresh.world.pass(minute);
  await sendAll();
  expect(await states()).toEqual(['sent']);
});

type Crash = 'after hold' | 'after begin' | 'after send' | 'after sent';
const crashes: Crash[] = ['after hold', 'after begin', 'after send', 'after sent'];

/** A sender that dies at one point of its work. */
function dyingAt(point: Crash): PushDeps {
  const then = async <T>(where: Crash, work: Promise<T>): Promise<T> => {
    const result = await work;
    if (where === point) {
      throw new Error(`died ${where}`);
    }
    return result;
  };
  const { pushes, credits, wechat } = deps;
  return {
    ...deps,
    attempts: dyingAttempts(deps.attempts),
    credits: { ...credits, hold: (...asked) => then('after hold', credits.hold(...asked)) },
    wechat: {
      sendSubscribeMessage: (message) => then('after send', wechat.sendSubscribeMessage(message)),
    },
    pushes: {
      ...pushes,
      ...inSmallBatches(),
      begin: (...asked) => then('after begin', pushes.begin(...asked)),
      sent: (...asked) => then('after sent', pushes.sent(...asked)),
    },
  };
}

/** So that there are many of them. */
function inSmallBatches(): Pick<PushDeps['pushes'], 'due'> {
  const { due } = deps.pushes;
  return { due: (now, asked) => due(now, { ...asked, most: Math.min(asked.most, 3) }) };
}

it('takes over from a sender that died, and repeats nothing that may have arrived', async () => {
  const many = 200;
  const templateId = fresh.world.sandbox.templateIds.resolved;
  await consent('resolved');
  await database.collection('credits').updateOne({ templateId }, { $set: { credits: many } });
  for (let turn = 0; turn < many; turn += 1) {
    fresh.world.sandbox.phones.grant('demo-customer', templateId);
    await owe('resolve', String(turn).padStart(24, '0'));
  }
  let random = 7;
  for (let turn = 0; turn < 3 * many; turn += 1) {
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
    const point = crashes[Math.floor(random / 65_536) % 12];
    const sender = point
      ? dyingAt(point)
      : { ...deps, pushes: { ...deps.pushes, ...inSmallBatches() } };
    await pushBatch(sender).catch(() => undefined);
    fresh.world.pass(1000);
  }
  fresh.world.pass(5 * minute);
  await sendAll();
  const pages = arrived().map(({ page }) => page);
  expect(new Set(pages).size).toBe(pages.length);
  const ends = await states();
  expect(new Set(ends)).toEqual(new Set(['sent', 'dead unknown']));
  expect(ends.filter((end) => end === 'sent').length).toBeLessThanOrEqual(pages.length);
  // our ledger never promises more than WeChat would take
  const granted = fresh.world.sandbox.phones.of('demo-customer').credits[templateId] ?? 0;
  expect((await left())[0] ?? 0).toBeLessThanOrEqual(granted);
}, 120_000);
