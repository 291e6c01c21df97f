import { after, aResolution, cast, day, hour, minute, ten } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

let room: TicketRoom;
beforeAll(async () => {
  room = await startTicketRoom();
});
afterAll(() => room.close());
beforeEach(() => {
  room.world.now = ten;
});

async function accepted() {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  return id;
}

async function underway() {
  const id = await accepted();
  await room.act(id, 'start', 'engineer');
  return id;
}

async function asked() {
  const id = await underway();
  await room.act(id, 'ask', 'engineer');
  return id;
}

async function resolved() {
  const id = await underway();
  await room.act(id, 'resolve', 'engineer');
  return id;
}

describe('contact', () => {
  it.each(['engineer', 'dispatcher', 'manager'] as const)(
    'is a public word of the %s that begins the work',
    async (by) => {
      const id = await accepted();
      const body = { channel: 'remote', note: '远程看过，是科目表没有同步' } as const;
      const ticket = await room.act(id, 'contact', by, body);
      expect(ticket.status).toBe('in_progress');
      expect(ticket.timeline.at(-1)).toMatchObject({
        ...{ kind: 'contact', actorId: cast[by].id, visibility: 'customer' },
        ...{ text: body.note, channel: 'remote' },
      });
    },
  );

  it('leaves the customer asked, and the clock standing', async () => {
    const id = await asked();
    const ticket = await room.act(id, 'contact', 'engineer');
    expect(ticket).toMatchObject({ status: 'awaiting_customer', promise: null });
  });

  it.each([
    [{ note: '通过话' }, 'ticket.channel_required'],
    [{ channel: 'phone' }, 'ticket.note_required'],
  ] as const)('refuses %j', async (body, code) => {
    const id = await accepted();
    await expect(room.act(id, 'contact', 'engineer', body)).rejects.toMatchObject({ code });
  });

  it.each([
    ['the reporter', 'customer', 'account.role_forbidden'],
    ['an engineer who does not hold it', 'engineer2', 'ticket.action_not_allowed'],
    ['a stranger', 'stranger', 'ticket.not_found'],
  ] as const)('refuses %s', async (_who, by, code) => {
    const id = await accepted();
    await expect(room.act(id, 'contact', by)).rejects.toMatchObject({ code });
  });

  it('is written once when it is sent again', async () => {
    const id = await accepted();
    await room.act(id, 'contact', 'engineer', undefined, 'key-1');
    await room.act(id, 'contact', 'engineer', undefined, 'key-1');
    expect((await room.find(id)).timeline.map(({ kind }) => kind)).toEqual([
      'submit',
      'accept',
      'contact',
    ]);
  });
});

describe('a message is an answer', () => {
  it('when the reporter says it: the clock goes on where it stopped', async () => {
    const id = await underway();
    const { promise: before } = await room.find(id);
    room.world.now = after(2 * day + hour);
    await room.act(id, 'ask', 'engineer');
    room.world.now = after(2 * day + 3 * hour);
    const ticket = await room.act(id, 'message', 'customer', { note: '截图发在这里' });
    expect(ticket.status).toBe('in_progress');
    expect(ticket.promise?.kind).toBe('resolve');
    expect(ticket.promise?.dueAt.getTime()).toBeGreaterThan(before?.dueAt.getTime() ?? Infinity);
    expect(ticket.timeline.at(-1)).toMatchObject({ from: 'awaiting_customer', to: 'in_progress' });
  });

  it.each(['colleague', 'engineer', 'dispatcher'] as const)(
    'but not when the %s says it',
    async (by) => {
      const id = await asked();
      const ticket = await room.act(id, 'message', by);
      expect(ticket).toMatchObject({ status: 'awaiting_customer', promise: null });
    },
  );
});

describe('resume', () => {
  it.each(['engineer', 'dispatcher'] as const)('lets the %s go on', async (by) => {
    const id = await asked();
    const ticket = await room.act(id, 'resume', by, { note: '客户在电话里说明了步骤' });
    expect(ticket).toMatchObject({ status: 'in_progress', promise: { kind: 'resolve' } });
    await room.relayAll();
    const told = await room.database
      .collection('notifications')
      .find({ kind: 'resume', 'source.id': id })
      .toArray();
    const heard = [cast.customer.id, ...(by === 'engineer' ? [] : [cast.engineer.id])];
    expect(told.map(({ recipientId }) => String(recipientId)).sort()).toEqual(heard.sort());
  });

  it.each([
    ['the reporter', 'customer', 'account.role_forbidden'],
    ['an engineer who does not hold it', 'engineer2', 'ticket.action_not_allowed'],
    ['a stranger', 'stranger', 'ticket.not_found'],
  ] as const)('refuses %s', async (_who, by, code) => {
    const id = await asked();
    await expect(room.act(id, 'resume', by)).rejects.toMatchObject({ code });
  });
});

describe('withdraw', () => {
  it('takes back a resolution that nobody answered: it was no round', async () => {
    const id = await underway();
    const { promise } = await room.find(id);
    room.world.now = after(30 * minute);
    await room.act(id, 'resolve', 'engineer');
    const ticket = await room.act(id, 'withdraw', 'engineer', { note: '还有一张表没有同步' });
    expect(ticket).toMatchObject({ status: 'in_progress', promise, resolutions: [] });
    expect(ticket.timeline.map(({ kind }) => kind)).toContain('resolve');
    await room.act(id, 'resolve', 'engineer');
    await room.act(id, 'confirm', 'customer');
    const rated = await room.act(id, 'rate', 'customer');
    expect(rated.ratings).toEqual([expect.objectContaining({ round: 1 })]);
  });

  it('leaves the rating of an earlier round where it was', async () => {
    const id = await resolved();
    await room.act(id, 'rate', 'customer', { fixed: 'no', stars: 1 });
    await room.act(id, 'resolve', 'engineer');
    const withdrawn = await room.act(id, 'withdraw', 'engineer');
    expect(withdrawn.resolutions).toHaveLength(1);
    await room.act(id, 'resolve', 'engineer', { resolution: aResolution });
    const rated = await room.act(id, 'rate', 'customer');
    expect(rated.ratings.map(({ round, fixed }) => [round, fixed])).toEqual([
      [1, 'no'],
      [2, 'yes'],
    ]);
  });

  it('is too late once the customer rated it', async () => {
    const id = await resolved();
    await room.act(id, 'rate', 'customer', { fixed: 'partly', stars: 3 });
    await expect(room.act(id, 'withdraw', 'engineer')).rejects.toMatchObject({
      code: 'ticket.action_not_allowed',
    });
  });

  it('and a confirmation at the same moment have one winner', async () => {
    const id = await resolved();
    const sent = await Promise.allSettled([
      room.act(id, 'withdraw', 'engineer'),
      room.act(id, 'confirm', 'customer'),
    ]);
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { status, resolutions } = await room.find(id);
    expect([status, resolutions.length]).toEqual(
      sent[0].status === 'fulfilled' ? ['in_progress', 0] : ['closed', 1],
    );
  });

  it.each([
    ['the desk', 'dispatcher', 'account.role_forbidden'],
    ['another engineer', 'engineer2', 'ticket.action_not_allowed'],
    ['the reporter', 'customer', 'account.role_forbidden'],
    ['a stranger', 'stranger', 'ticket.not_found'],
  ] as const)('refuses %s', async (_who, by, code) => {
    const id = await resolved();
    await expect(room.act(id, 'withdraw', by)).rejects.toMatchObject({ code });
  });
});

describe('close', () => {
  it.each([
    ['accepted', accepted],
    ['underway', underway],
    ['asked', asked],
    ['resolved', resolved],
  ] as const)('ends what is %s, and nobody calls it solved', async (_case, before) => {
    const id = await before();
    const { stepTimes } = await room.find(id);
    const body = { outcome: 'unanswered', note: '三次联系没有回应' } as const;
    const ticket = await room.act(id, 'close', 'dispatcher', body);
    expect(ticket).toMatchObject({ status: 'closed', outcome: 'unanswered', promise: null });
    expect(ticket.closedAt).toEqual(ten);
    expect(ticket.stepTimes).toEqual(stepTimes);
    await expect(room.act(id, 'rate', 'customer')).rejects.toMatchObject({
      code: 'ticket.action_not_allowed',
    });
  });

  it('is reopened by the reporter, and then is as open as before', async () => {
    const id = await asked();
    await room.act(id, 'close', 'manager', { outcome: 'other', note: '已在线下处理' });
    room.world.now = after(13 * day);
    const ticket = await room.act(id, 'reopen', 'customer');
    expect(ticket).toMatchObject({ status: 'in_progress', outcome: null, closedAt: null });
  });

  it('leaves a rating changeable that was given before', async () => {
    const id = await resolved();
    await room.act(id, 'rate', 'customer', { fixed: 'partly', stars: 3 });
    await room.act(id, 'close', 'dispatcher');
    const rated = await room.act(id, 'rate', 'customer', { fixed: 'yes', stars: 5 });
    expect(rated).toMatchObject({ outcome: 'unanswered', ratings: [{ fixed: 'yes', stars: 5 }] });
  });

  it.each([
    [{ note: '原因' }, 'ticket.outcome_required'],
    [{ outcome: 'other' }, 'ticket.note_required'],
  ] as const)('refuses %j', async (body, code) => {
    const id = await accepted();
    await expect(room.act(id, 'close', 'dispatcher', body)).rejects.toMatchObject({ code });
  });

  it.each([
    ['whoever holds it', 'engineer', 'account.role_forbidden'],
    ['the reporter', 'customer', 'account.role_forbidden'],
    ['a stranger', 'stranger', 'ticket.not_found'],
  ] as const)('refuses %s', async (_who, by, code) => {
    const id = await accepted();
    await expect(room.act(id, 'close', by)).rejects.toMatchObject({ code });
  });
});
