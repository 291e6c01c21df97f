import { bounded } from '#api/bounds/index';
import { decideStep } from '#api/tickets/decide-step';
import { ticketModel } from '#api/tickets/ticket-model';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { aResolution, aStep, aTicket, cast, lived, ten } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => String(index).padStart(24, 'e'));

describe('a colleague who speaks up', () => {
  const speaks = (followerIds: string[]) =>
    decideStep(
      aTicket({ followerIds }),
      aStep(aTicket({ followerIds }), 'message', { by: cast.colleague }),
    );

  it('is told of news from then on', () => {
    const before = ids(bounded.followers.most - 1);
    expect(speaks(before).fields.followerIds).toEqual([...before, cast.colleague.id]);
  });

  it('is heard, but not told by itself, when so many are told already', () => {
    const { fields, entries } = speaks(ids(bounded.followers.most));
    expect(fields.followerIds).toBeUndefined();
    expect(entries).toHaveLength(1);
  });
});

describe('a rating that says no', () => {
  const rated = (rounds: number) => {
    const resolved = lived(
      aTicket(),
      ['accept', 'engineer'],
      ['start', 'engineer'],
      ['resolve', 'engineer'],
    );
    const resolutions = Array.from({ length: rounds }, () => ({ ...aResolution, at: ten }));
    const ticket = { ...resolved, resolutions };
    const body = { fixed: 'no', stars: 1 } as const;
    return decideStep(ticket, aStep(ticket, 'rate', { by: cast.customer, body }));
  };

  it('rejects the resolution', () => {
    expect(rated(ticketLimits.rounds - 1).fields.status).toBe('in_progress');
  });

  it('is called back about after the last round, in which nothing begins anew', () => {
    const { fields, entries } = rated(ticketLimits.rounds);
    expect(fields.status).toBe('resolved');
    expect(fields.followUps).toMatchObject([{ state: 'open' }]);
    expect(entries).toHaveLength(1);
  });
});

describe('in the database', () => {
  let room: TicketRoom;
  beforeAll(async () => {
    room = await startTicketRoom();
  }, 60_000);
  afterAll(() => room.close());

  it('a ticket that nobody can be told of owes the newest notices only', async () => {
    const { id } = await room.submit();
    const [owed] = (await room.find(id)).outbox;
    const many = Array.from({ length: bounded.owedNotices.most }, (_, index) => ({
      ...owed,
      fact: `entry:earlier-${index}`,
    }));
    await ticketModel(room.database).updateOne({ _id: id }, { $set: { outbox: many } });
    await room.act(id, 'message', 'dispatcher');
    const { outbox } = await room.find(id);
    expect(outbox).toHaveLength(bounded.owedNotices.most);
    expect(outbox[0]?.fact).toBe('entry:earlier-1');
    expect(outbox.at(-1)?.fact).toBe('entry:2');
    await room.relayAll();
  });
});
