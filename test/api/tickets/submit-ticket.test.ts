import { after, cast, day, minute, organization, ten } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

let room: TicketRoom;
beforeAll(async () => {
  room = await startTicketRoom();
});
afterAll(() => room.close());
beforeEach(() => {
  room.world.now = ten;
});

it('is there when it is answered, with number, promise and first entry', async () => {
  const { id } = await room.submit({ severity: 'blocked', scope: 'team' });
  const ticket = await room.find(id);
  expect(ticket.number).toMatch(/^SH20261121-\d{4}$/);
  expect(ticket).toMatchObject({
    status: 'submitted',
    seq: 1,
    reporterId: cast.customer.id,
    organizationId: organization.id,
    organizationName: organization.name,
    assigneeId: null,
    promise: { kind: 'accept', dueAt: after(15 * minute) },
    contact: { name: '林晓', phone: '13800138000' },
    timeline: [{ seq: 1, kind: 'submit', from: null, to: 'submitted' }],
    // what stops a business on a Saturday goes to the rota, which hears of it
    ...{ offersFrom: room.world.now, outbox: [] },
  });
});

it('numbers the tickets of a day in Shanghai one after the other, however many at once', async () => {
  room.world.now = after(10 * day);
  const tickets = await Promise.all(Array.from({ length: 12 }, () => room.submit()));
  expect(tickets.map(({ number }) => number).sort()).toEqual(
    Array.from({ length: 12 }, (_, index) => `SH20261201-${String(index + 1).padStart(4, '0')}`),
  );
  room.world.now = after(11 * day);
  expect((await room.submit()).number).toBe('SH20261202-0001');
});

it('gives the same ticket for the same key, also when both arrive at once', async () => {
  const tickets = await Promise.all(
    Array.from({ length: 8 }, () => room.submit({}, 'customer', 'same-key')),
  );
  const again = await room.submit({}, 'customer', 'same-key');
  expect(new Set([...tickets, again].map(({ id }) => id)).size).toBe(1);
  expect(new Set([...tickets, again].map(({ number }) => number)).size).toBe(1);
});

it('does not mix up the keys of two people', async () => {
  const mine = await room.submit({}, 'customer', 'shared-key');
  const theirs = await room.submit({}, 'colleague', 'shared-key');
  expect(mine.id).not.toBe(theirs.id);
});

it('refuses a key that was used for another report', async () => {
  await room.submit({}, 'customer', 'used-key');
  await expect(room.submit({ description: '别的' }, 'customer', 'used-key')).rejects.toMatchObject({
    code: 'request.key_reused',
  });
});

it('takes the number of the account when the report has none, and asks when neither has', async () => {
  const ticket = await room.submit({ contact: { name: '林晓' } });
  expect(ticket.contact).toEqual({ name: '林晓', phone: '13800000001' });
  room.people.delete(cast.stranger.id);
  await expect(room.submit({ contact: { name: '何静' } }, 'stranger')).rejects.toMatchObject({
    code: 'ticket.phone_required',
  });
});

it('refuses a product that is not there', async () => {
  await expect(room.submit({ productId: 'a'.repeat(24) })).rejects.toMatchObject({
    code: 'ticket.product_not_found',
  });
});

it('finds its ticket again after dying between claiming the pictures and writing', async () => {
  const claimed: string[] = [];
  const { claimAttachments } = room.tickets;
  const { create } = room.tickets.tickets;
  room.tickets.claimAttachments = (_ids, _owner, ticketId) => {
    claimed.push(ticketId);
    return Promise.resolve();
  };
  room.tickets.tickets.create = () => Promise.reject(new Error('power cut'));
  await expect(room.submit({}, 'customer', 'cut-key')).rejects.toThrow('power cut');
  room.tickets.tickets.create = create;
  const { id } = await room.submit({}, 'customer', 'cut-key');
  room.tickets.claimAttachments = claimAttachments;
  expect(claimed).toEqual([id, id]);
});

it('wakes the relay', async () => {
  const { wakes } = room.world;
  await room.submit();
  expect(room.world.wakes).toBe(wakes + 1);
});
