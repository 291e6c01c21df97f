import { decideStep } from '#api/tickets/decide-step';

import { after, aStep, aTicket, cast, day, hour, lived, minute, ten } from '../../support/tickets';

const at = (milliseconds: number) => after(milliseconds);
const resolved = () =>
  lived(
    aTicket(),
    ['accept', 'engineer', at(minute)],
    ['start', 'engineer', at(hour)],
    ['resolve', 'engineer', at(2 * hour)],
  );

it('writes status, holder, entry and outbox together', () => {
  const ticket = aTicket();
  const change = decideStep(
    ticket,
    aStep(ticket, 'accept', { by: cast.engineer, now: at(minute) }),
  );
  expect(change.fields).toMatchObject({ status: 'accepted', assigneeId: cast.engineer.id });
  expect(change.entries).toEqual([
    expect.objectContaining({
      seq: 2,
      kind: 'accept',
      from: 'submitted',
      to: 'accepted',
      actorId: cast.engineer.id,
      assigneeId: cast.engineer.id,
      visibility: 'customer',
    }),
  ]);
  expect(change.outbox).toEqual([
    expect.objectContaining({ fact: 'entry:2', kind: 'accept', assigneeId: cast.engineer.id }),
  ]);
});

it('changes nothing of the ticket that it decides on', () => {
  const ticket = Object.freeze(resolved());
  const before = structuredClone(ticket);
  decideStep(ticket, aStep(ticket, 'rate', { by: cast.customer, body: { fixed: 'no', stars: 1 } }));
  expect(ticket).toEqual(before);
});

it('remembers who held the ticket before', () => {
  const ticket = lived(
    aTicket(),
    ['accept', 'engineer'],
    ['assign', 'dispatcher'],
    ['accept', 'engineer2'],
  );
  expect(ticket.assigneeId).toBe(cast.engineer2.id);
  expect(ticket.outbox.at(-1)).toMatchObject({
    kind: 'taken_over',
    assigneeId: cast.engineer2.id,
    formerAssigneeId: cast.engineer.id,
  });
});

it('leaves a ticket that was handed to the desk with nobody', () => {
  const ticket = lived(aTicket(), ['accept', 'engineer'], ['hand_over', 'engineer']);
  expect(ticket).toMatchObject({ status: 'submitted', assigneeId: null });
});

it('keeps the engineer when a closed ticket is reopened', () => {
  const ticket = lived(resolved(), ['confirm', 'customer'], ['reopen', 'customer']);
  expect(ticket).toMatchObject({
    status: 'in_progress',
    assigneeId: cast.engineer.id,
    closedAt: null,
  });
});

it.each([
  [{ note: '重启过服务' }, 'internal'],
  [{ note: '重启过服务', visibility: 'internal' }, 'internal'],
  [{ note: '今天下午再看', visibility: 'customer' }, 'customer'],
] as const)('keeps a note %j %s', (body, visibility) => {
  const ticket = lived(aTicket(), ['accept', 'engineer'], ['note', 'engineer', ten, body]);
  expect(ticket.timeline.at(-1)).toMatchObject({ visibility });
  expect(ticket.outbox.at(-1)).toMatchObject({ visibility });
});

it('keeps a cry for help internal and lets no one else choose a visibility', () => {
  const ticket = lived(
    aTicket(),
    ['accept', 'engineer'],
    ['escalate', 'engineer', ten, { note: '需要数据库权限', visibility: 'customer' }],
    ['message', 'engineer', ten, { note: '稍等', visibility: 'internal' }],
  );
  expect(ticket.timeline.slice(-2).map(({ visibility }) => visibility)).toEqual([
    'internal',
    'customer',
  ]);
});

it('makes a colleague who speaks up a follower, once', () => {
  const ticket = lived(
    aTicket(),
    ['message', 'colleague'],
    ['message', 'colleague'],
    ['message', 'customer'],
    ['message', 'dispatcher'],
  );
  expect(ticket.followerIds).toEqual([cast.colleague.id]);
});

it('keeps one resolution per round', () => {
  const again = { resolution: { cause: '缓存', solution: '清了缓存', prevention: '升级' } };
  const ticket = lived(
    resolved(),
    ['reject', 'customer', at(3 * hour)],
    ['resolve', 'engineer', at(4 * hour), again],
  );
  expect(ticket.resolutions.map(({ solution }) => solution)).toEqual([
    '重新同步科目表',
    '清了缓存',
  ]);
  expect(ticket.timeline.at(-1)?.resolution).toEqual({ ...again.resolution, at: at(4 * hour) });
});

describe('rating', () => {
  it('leaves the status and writes one entry', () => {
    const ticket = lived(resolved(), ['rate', 'customer', at(3 * hour)]);
    expect(ticket).toMatchObject({ status: 'resolved', seq: 5 });
    expect(ticket.timeline.at(-1)).toMatchObject({
      kind: 'rate',
      rating: { fixed: 'yes', stars: 5, tags: [] },
    });
  });

  it('rejects the resolution in the same write when nothing is fixed', () => {
    const ticket = resolved();
    const body = { fixed: 'no', stars: 1, note: '还是报错' } as const;
    const change = decideStep(ticket, aStep(ticket, 'rate', { by: cast.customer, body }));
    expect(change.entries.map(({ seq, kind, from, to }) => [seq, kind, from, to])).toEqual([
      [5, 'rate', 'resolved', 'resolved'],
      [6, 'reject', 'resolved', 'in_progress'],
    ]);
    expect(change.outbox.map(({ kind }) => kind)).toEqual([
      ...['rate', 'follow_up_promised', 'reject'],
    ]);
    expect(change.fields).toMatchObject({ status: 'in_progress', followUps: [{ round: 1 }] });
  });

  it('does not reopen a closed ticket', () => {
    const body = { fixed: 'no', stars: 1 } as const;
    const ticket = lived(resolved(), ['confirm', 'customer'], ['rate', 'customer', ten, body]);
    expect(ticket.status).toBe('closed');
    expect(ticket.followUps).toHaveLength(1);
  });
});

describe('the steps of the progress bar', () => {
  it('are dated when they are reached and open again when a ticket goes back', () => {
    const rejected = lived(resolved(), ['reject', 'customer', at(3 * hour)]);
    expect(resolved().stepTimes).toEqual([ten, at(minute), at(hour), at(2 * hour), null]);
    expect(rejected.stepTimes).toEqual([ten, at(minute), at(hour), null, null]);
    const closed = lived(
      rejected,
      ['resolve', 'engineer', at(day)],
      ['confirm', 'customer', at(2 * day)],
    );
    expect(closed.stepTimes).toEqual([ten, at(minute), at(hour), at(day), at(2 * day)]);
  });

  it('go back to the first when the engineer gives the ticket back', () => {
    const ticket = lived(aTicket(), ['accept', 'engineer', at(minute)], ['hand_over', 'engineer']);
    expect(ticket.stepTimes).toEqual([ten, null, null, null, null]);
  });

  it('stay as they were when the ticket is cancelled', () => {
    const ticket = lived(aTicket(), ['accept', 'engineer', at(minute)], ['cancel', 'customer']);
    expect(ticket.stepTimes).toEqual([ten, at(minute), null, null, null]);
  });
});
