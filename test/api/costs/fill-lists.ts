import { randomUUID } from 'node:crypto';

import { withFollowUp } from '#api/follow-ups/index';

import type { TestApi } from '../../support/api';
import { aTicket } from '../../support/tickets';

/** When the clock of the tests stands still. */
const begin = Date.UTC(2099, 8, 1, 2);

/** How long every list is that grows with use. */
const listed = 3000;
/** Of what is rare. */
const few = 5;

/** Later than everything that was put in. */
export const later = new Date('2150-01-01T00:00:00Z');
/** Nothing of it is due before: what the product does by itself leaves it alone. */
const soon = (index: number) => new Date(Date.UTC(2120, 0, 1) + index * 60_000);
const past = (index: number) => new Date(Date.UTC(2099, 7, 1) - index * 60_000);

export type Owners = {
  customerId: string;
  engineerId: string;
  managerId: string;
  organizationId: string;
};

type Stored = Record<string, unknown>;
type Of = (index: number) => Stored;

/** Puts thousands of records of each kind into the database, most of them what nobody looks for. */
export async function fillLists(api: TestApi, owners: Owners): Promise<{ ticketId: string }> {
  const { database } = api;
  const insert = (name: string, of: Of, most = listed) =>
    database.collection(name).insertMany(Array.from({ length: most }, (_, index) => of(index)));
  const { insertedIds } = await insert('tickets', ticketOf(owners));
  const ticketId = String(insertedIds[0]);
  await insert('ticket_history', historyOf(ticketId));
  await insert('notifications', noticeOf(owners));
  await insert('pushes', pushOf(owners));
  await insert('content_checks', checkOf(ticketId));
  await insert('attachments', attachmentOf(owners));
  await insert('work_failures', failureOf);
  await insert('articles', articleOf);
  await insert('sessions', sessionOf(owners));
  await insert('wechat_pushes', callbackOf);
  await insert('users', userOf);
  await insert('credits', creditOf);
  await insert('assets', (index) => ({ code: `other-${index}`, organizationId: randomUUID() }));
  await insert('products', (index) => ({ name: `产品 ${index}` }), 20);
  api.forgetRecords();
  return { ticketId };
}

/** The few that are rare are the oldest and come last in the order of work. */
function ticketOf({ customerId, engineerId, managerId, organizationId }: Owners): Of {
  return (index) => {
    const age = listed - index;
    const rare = (['awaiting_customer', 'cancelled', 'accepted', 'in_progress'] as const)[
      Math.floor(index / few)
    ];
    const ticket = aTicket({
      number: `SH20990801-${index}`,
      status: rare ?? (index % 3 === 0 ? 'resolved' : 'closed'),
      ...{ reporterId: customerId, organizationId, assigneeId: engineerId },
      ...{ createdAt: past(age), updatedAt: past(age), workOrder: soon(age) },
      promise: { kind: 'confirm', dueAt: soon(index) },
      ...(index >= listed - 40 && {
        // nobody's, behind those that somebody is asked to take
        ...{ status: 'submitted', promise: null, createdAt: past(age) },
        assigneeId: null,
        offer: index % 2 === 0 ? null : offerTo(index % 4 === 1 ? engineerId : randomUUID(), age),
      }),
      ...callOf(index, managerId),
      outbox: [],
    });
    return {
      ...ticket,
      id: undefined,
      relayLease: new Date(0),
      ...visitOf(index, index % 2 === 0 ? engineerId : managerId),
      ...(index < few && { historyDue: false }),
    };
  };
}

/** Each was visited and solved once, few of them in the days that are asked for. */
function visitOf(index: number, engineerId: string) {
  const at = index < few * 2 ? new Date(Date.UTC(2099, 7, 3) + index * 60_000) : past(index + 1);
  const window = { from: at, to: new Date(at.getTime() + 60_000) };
  const place = { name: '3 号泵房', latitude: null, longitude: null };
  return {
    appointment: {
      ...{ seq: 1, windows: [window], picked: window, place, engineerId, proposedAt: at },
      ...{ evening: null, hour: null, late: null },
    },
    trip: { departedAt: at, expectedAt: null, arrivedAt: at },
    resolutions: [{ cause: '', solution: '', prevention: '', at, checkId: null, work: null }],
    ...{ productId: 'b'.repeat(24), assetCode: `RTU-${index % 20}` },
  };
}

function offerTo(to: string, age: number) {
  return { to, reason: '', at: past(age), until: soon(age), by: null };
}

const aTask = {
  ...{ id: '1', seq: 1, what: '发补丁', party: '', isShown: false, state: 'open' },
  ...{ remindAt: null, lateAt: null, ended: null, checkId: null },
};

/** A call and a task are owed on every tenth, most of them somebody else's, few of them late. */
function callOf(index: number, managerId: string) {
  if (index % 10 !== 0) {
    return {};
  }
  const dueAt = index < few * 10 ? past(index) : soon(index);
  const ownerId = index % 100 === 0 ? managerId : null;
  const [followUp] = withFollowUp([], {
    ...{ kind: 'planned', round: 1, reason: '问问情况', since: past(index), dueAt },
  });
  return {
    followUps: followUp ? [{ ...followUp, ownerId }] : [],
    ...{ followUpDueAt: dueAt, followUpOwnerId: ownerId },
    ...(index % 50 === 0 && { badlyRatedAt: past(index) }),
    tasks: [{ ...aTask, ownerId, dueAt }],
    ...{ taskDueAt: dueAt, taskOwnerIds: ownerId === null ? [] : [ownerId] },
  };
}

function historyOf(ticketId: string): Of {
  return (index) => ({
    ...{ ticketId, seq: index + 1, kind: 'note', at: past(index), text: '', attachmentIds: [] },
    visibility: index < few ? 'customer' : 'internal',
    ...{ actorId: 'a'.repeat(24), key: randomUUID(), to: 'in_progress' },
  });
}

function noticeOf({ customerId }: Owners): Of {
  return (index) => ({
    source: { kind: 'ticket', id: String(index % 200).padStart(24, '0') },
    ...{ sourceName: 'SH', fact: `entry:${index}`, recipientId: customerId, channel: 'inbox' },
    ...{ kind: 'message', title: '新留言', text: '', createdAt: past(index) },
    // unread are the oldest, and more than are kept in memory
    readAt: index < listed / 2 ? past(index) : null,
  });
}

function pushOf({ customerId }: Owners): Of {
  return (index) => {
    const isDead = index % 3 === 0;
    return {
      source: { kind: 'ticket', id: String(index).padStart(24, '0') },
      ...{ sourceName: 'SH', fact: 'entry:1', recipientId: customerId, kind: 'message' },
      ...{ title: '', text: '', about: {}, createdAt: past(index), tries: 0, failures: 0 },
      state: isDead ? 'dead' : index % 3 === 1 ? 'waiting' : 'sent',
      ...{
        dueAt: soon(index),
        reason: isDead ? 'failed' : null,
        errcode: null,
        failedAt: null,
        retriedAt: null,
      },
    };
  };
}

function checkOf(ticketId: string): Of {
  return (index) => ({
    ...{ kind: 'text', authorId: 'b'.repeat(24), label: 100, traceIds: [], tries: 0 },
    ...{
      state: index % 2 === 0 ? 'review' : 'released',
      desk: index % 2 === 0 ? 'open' : 'decided',
    },
    ...{ ticketId: index < few ? ticketId : null, createdAt: past(index), decidedBy: null },
    ...(index % 3 === 0 && { dueAt: soon(index) }),
  });
}

function attachmentOf({ customerId }: Owners): Of {
  return (index) => ({
    ownerId: customerId,
    holderId: index < few ? null : 'c'.repeat(24),
    ...{ kind: 'image', name: '', original: { type: 'image/png', size: 1 }, contentHash: '' },
    ...{ createdAt: past(index + 5000), state: 'stored' },
  });
}

const failureOf: Of = (index) => ({
  ...{ kind: 'push', itemId: randomUUID(), failures: 8, code: 'Error' },
  ...{ dueAt: past(index), firstFailedAt: past(index), failedAt: past(index) },
  ...(index % 2 === 0 && { setAsideAt: past(index) }),
});

const articleOf: Of = (index) => ({
  kind: index < few ? 'announcement' : 'faq',
  ...{ title: `文章 ${index}`, text: '', publishedAt: past(listed - index) },
});

function sessionOf({ customerId }: Owners): Of {
  return (index) => ({
    _id: randomUUID(),
    userId: index < few ? customerId : randomUUID(),
    expiresAt: soon(index),
  });
}

const callbackOf: Of = (index) => ({
  ...{ _id: randomUUID(), receivedAt: past(index), tries: 1 },
  // not due by the clock that stands still, and not so far away that a wrong clock must have written it
  ...(index % 2 === 0 && { event: {}, dueAt: new Date(begin + 1000 + index * 10) }),
});

/** Hardly anybody works here; some of those who did are blocked. */
const userOf: Of = (index) => ({
  ...{
    name: `用户 ${index}`,
    openid: `other-${index}`,
    phone: `139${String(index).padStart(8, '0')}`,
  },
  role: index < 400 ? 'engineer' : 'customer',
  ...{ isBlocked: index % 20 !== 0, onDuty: true, createdAt: past(index) },
  ...{ organizationId: null, avatarAttachmentId: null },
});

const creditOf: Of = (index) => ({
  ...{ userId: randomUUID(), templateId: 'progress', credits: index, holders: [], reports: [] },
  revision: 1,
});
