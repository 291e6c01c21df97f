import { createSignal } from '#api/background/index';
import { balances } from '#api/notices/balances';
import type { Reachable } from '#api/notices/decide-push';
import type { NewPush } from '#api/notices/push';
import { wechatChannel } from '#api/notices/wechat-channel';
import { noticeKinds, type NoticeKind } from '#shared/notices/notice-kinds';

import { after, cast, hour, ten } from '../../support/tickets';

type User = Reachable & { id: string; isBlocked: boolean };

const { id } = cast.customer;
const known: User = {
  ...{ id, openid: 'o', role: 'customer', isBlocked: false },
  preferences: { inbox: true, wechat: true },
};

/** What is written down of one notice, and whether anybody is woken for it. */
async function queued(
  user: Partial<User> | null,
  {
    kind = 'resolve',
    credits = 1,
    now = ten,
  }: { kind?: NoticeKind; credits?: number; now?: Date } = {},
) {
  const added: NewPush[] = [];
  const asked: string[] = [];
  let woken = 0;
  const pushesDue = createSignal();
  pushesDue.listen(() => {
    woken += 1;
  });
  const channel = wechatChannel({
    pushes: {
      add: (pushes) => {
        added.push(...pushes);
        return Promise.resolve();
      },
    },
    credits: {
      ofEach: (ids) => {
        asked.push(...ids);
        return Promise.resolve(balances([{ userId: id, templateId: 'R', credits, holders: [] }]));
      },
    },
    findUsers: () => Promise.resolve(user ? [{ ...known, ...user }] : []),
    templateIds: { resolved: 'R' },
    clock: () => now,
    pushesDue,
  });
  const notice = {
    ...{ source: { kind: 'ticket', id: 'f'.repeat(24) }, sourceName: 'SH20261121-0001' },
    ...{ fact: 'entry:2', kind, title: '', text: '', recipientId: id, createdAt: ten },
    about: { description: '', severity: null, organizationName: null },
  };
  await channel.deliver([{ notice, rule: noticeKinds[kind] }]);
  return { push: added.map(({ state, reason }) => [state, reason]), woken, asked, added };
}

it('queues what can be sent, and wakes whoever sends', async () => {
  expect(await queued({})).toMatchObject({ push: [['waiting', null]], woken: 1, asked: [id] });
});

it.each<[string, Partial<User> | null, Parameters<typeof queued>[1]]>([
  ['out_of_reach', null, {}],
  ['out_of_reach', { isBlocked: true }, {}],
  ['not_in_wechat', { openid: null }, {}],
  ['switched_off', { preferences: { inbox: true, wechat: false } }, {}],
  ['no_template', {}, { kind: 'accept' }],
  ['no_credit', {}, { credits: 0 }],
  ['too_late', {}, { now: after(80 * hour) }],
])('writes down at once that it is not sent, and why: %s', async (reason, user, situation) => {
  expect(await queued(user, situation)).toMatchObject({ push: [['skipped', reason]], woken: 0 });
});

it('asks for the credits of nobody whom WeChat does not know', async () => {
  expect((await queued({ openid: null })).asked).toEqual([]);
});

it('lets a push sleep until the morning, and wakes nobody', async () => {
  const night = after(13 * hour);
  const { push, woken, added } = await queued({}, { now: night });
  expect([push, woken]).toEqual([[['waiting', null]], 0]);
  expect(added[0]?.dueAt.getTime()).toBeGreaterThan(night.getTime() + 8 * hour);
});

it('leaves a person whose record is broken to whoever sends', async () => {
  const broken = { preferences: null } as never;
  expect(await queued(broken)).toMatchObject({ push: [['waiting', null]], woken: 1 });
});

describe('credits that were read together', () => {
  const ledger = { userId: id, templateId: 'R', credits: 1, holders: ['held'] };

  it('count the one that a push holds already for that push alone', () => {
    const read = balances([ledger]);
    expect([read.of(id, 'held').get('R'), read.of(id, 'other').get('R')]).toEqual([2, 1]);
    expect([read.isHolder(id, 'held'), read.isHolder(id, 'other')]).toEqual([true, false]);
  });

  it('are less by what was promised, once for each push', () => {
    const read = balances([ledger]);
    read.promise(ledger, 'held');
    expect(read.of(id, null).get('R')).toBe(1);
    read.promise(ledger, 'other');
    read.promise(ledger, 'other');
    expect([read.of(id, null).has('R'), read.of(id, 'other').get('R')]).toEqual([false, 1]);
    expect(ledger.holders).toEqual(['held']);
  });
});
