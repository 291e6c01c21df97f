import { buildIndexes, connectDatabase } from '#api/mongo/index';
import type { NoticeOwner } from '#api/notice-owner';
import { creditRepository, pushRepository, type PushDeps } from '#api/notices/index';
import { noticeKinds, type NoticeKind } from '#shared/notices/notice-kinds';

import { roomAttempts } from './attempts';
import { startTestMongo } from './embedded-mongo';
import { cast } from './tickets';
import { freshWechatWorld } from './wechat';

const reader = {
  openid: 'demo-customer',
  role: 'customer',
  preferences: { inbox: true, wechat: true },
} as const;

/** Pushes of tickets on their way to one customer, on a real database, with the sandbox for WeChat. */
export function pushing() {
  const fresh = freshWechatWorld();
  const state = { seq: 0 } as { seq: number } & Awaited<ReturnType<typeof openDatabase>>;
  const parts = {} as { deps: PushDeps };
  const pushes = () =>
    state.database.collection<{ state: string; reason: string | null }>('pushes');

  beforeAll(async () => {
    Object.assign(state, await openDatabase());
  });
  afterAll(() => state.close());
  beforeEach(async () => {
    const { world } = fresh;
    const { database } = state;
    parts.deps = {
      pushes: pushRepository(database),
      credits: creditRepository(database),
      templateIds: world.sandbox.templateIds,
      wechat: world.client,
      owners: [{ kind: 'ticket', rules: noticeKinds } as Partial<NoticeOwner> as NoticeOwner],
      reachable: (asked) => Promise.resolve(asked.map(() => reader)),
      attempts: roomAttempts(database, world.clock),
      asItStands: (push) => Promise.resolve(push),
      clock: world.clock,
    };
    await buildIndexes(database);
    for (const name of ['pushes', 'credits', 'work_failures']) {
      await database.collection(name).deleteMany({});
    }
  });

  return {
    fresh,
    database: () => state.database,
    deps: () => parts.deps,
    /** Of the last push that was owed. */
    fact: () => `entry:${state.seq}`,
    owe: async (kind: NoticeKind, ticketId = 'f'.repeat(24)) => {
      state.seq += 1;
      const now = parts.deps.clock();
      const push = {
        ...{ source: { kind: 'ticket', id: ticketId }, sourceName: 'SH20261122-0001' },
        ...{ fact: `entry:${state.seq}`, recipientId: cast.customer.id, kind },
        ...{ title: '已给出解决办法，请您验收', text: '重新同步科目表', createdAt: now },
        about: {
          description: '导入凭证时提示“科目不存在”',
          severity: 'blocked' as const,
          organizationName: null,
        },
        ...({ state: 'waiting', reason: null, dueAt: now } as const),
      };
      await parts.deps.pushes.add([push]);
      await parts.deps.pushes.add([push]);
    },
    /** A consent that both sides know of, or only our ledger. */
    consent: async (name: 'progress' | 'resolved', isKnownToWechat = true) => {
      const templateId = fresh.world.sandbox.templateIds[name];
      if (isKnownToWechat) {
        fresh.world.sandbox.phones.grant('demo-customer', templateId);
      }
      state.seq += 1;
      const report = { source: 'phone', key: String(state.seq), at: parts.deps.clock() } as const;
      await parts.deps.credits.count({ userId: cast.customer.id, templateId }, report);
    },
    arrived: () => fresh.world.sandbox.phones.of('demo-customer').messages,
    states: async () =>
      (await pushes().find().sort({ _id: 1 }).toArray()).map(({ state: its, reason }) =>
        [its, reason].filter(Boolean).join(' '),
      ),
    left: async () => [...(await parts.deps.credits.of(cast.customer.id)).values()],
  };
}

async function openDatabase() {
  const mongo = await startTestMongo();
  const database = await connectDatabase(mongo.uri);
  return {
    database,
    close: async () => {
      await database.close();
      await mongo.stop();
    },
  };
}
