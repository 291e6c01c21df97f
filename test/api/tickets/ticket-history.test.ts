import { Types } from 'mongoose';

import { entriesAllowed, entriesKept } from '#api/tickets/history-repository';
import { moveHistory } from '#api/tickets/move-history';
import { isReadableBy, readTicket } from '#api/tickets/read-ticket';
import { showsAttachment } from '#api/tickets/shows-attachment';
import { newestEntries } from '#api/tickets/ticket-projection';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { cast } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

let room: TicketRoom;
beforeAll(async () => {
  room = await startTicketRoom();
});
afterAll(() => room.close());

const tickets = () => room.database.collection('tickets');
const history = () => room.database.collection('ticket_history');
const held = async (id: string): Promise<number[]> =>
  (
    (await tickets().findOne({ _id: new Types.ObjectId(id) }))?.['timeline'] as { seq: number }[]
  ).map(({ seq }) => seq);
const upTo = (seq: number, from = 1) =>
  Array.from({ length: seq - from + 1 }, (_, at) => from + at);
const seqs = (entries: readonly { seq: number }[]) => entries.map(({ seq }) => seq);
const attachmentId = 'a'.repeat(24);

/** A ticket in work; its third entry, a message, has a picture. */
async function aTicket(): Promise<string> {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await room.act(
    id,
    'message',
    'customer',
    { note: '第一句', attachmentIds: [attachmentId] },
    'first',
  );
  await room.act(id, 'start', 'engineer');
  return id;
}

/** As many messages as make it so long; every tenth is a note of the staff among themselves. */
async function talkUpTo(id: string, length: number): Promise<void> {
  const { seq } = await room.find(id);
  for (const at of upTo(length, seq + 1)) {
    await (at % 10 === 0
      ? room.act(id, 'note', 'engineer', { note: `内部 ${String(at)}`, visibility: 'internal' })
      : room.act(id, 'message', 'engineer', { note: `第 ${String(at)} 句` }));
  }
}

async function moveAll(): Promise<void> {
  while (await moveHistory(room.tickets)) {
    // the next one
  }
}

const read = (id: string, by: keyof typeof cast) =>
  readTicket(room.tickets, { id, actor: cast[by] });

/** Every page of a ticket, from its newest entries back to its first. */
async function pagesBack(id: string, by: 'customer' | 'engineer'): Promise<number[][]> {
  const isForCustomers = by === 'customer';
  const pages = [seqs((await read(id, by)).ticket.timeline)];
  while ((pages[0]?.[0] ?? 1) > 1) {
    const before = pages[0]?.[0] ?? 1;
    pages.unshift(
      seqs(await room.tickets.tickets.entriesIn(id, { before, isForCustomers }, newestEntries)),
    );
  }
  return pages;
}

it('keeps the newest entries on the ticket and shows every entry once, page by page', async () => {
  const id = await aTicket();
  await talkUpTo(id, 135);
  await moveAll();
  expect(await held(id)).toEqual(upTo(135, 36));
  for (const by of ['engineer', 'customer'] as const) {
    const pages = await pagesBack(id, by);
    const all = upTo(135).filter((seq) => by === 'engineer' || seq % 10 !== 0);
    expect(pages.flat()).toEqual(all);
    expect(pages.at(-1)).toHaveLength(newestEntries);
  }
  expect(seqs((await room.find(id)).timeline)).toEqual(upTo(135));
});

it('moves nothing of a ticket of usual length', async () => {
  const id = await aTicket();
  await talkUpTo(id, entriesAllowed);
  await moveAll();
  expect(await held(id)).toHaveLength(entriesAllowed);
  await talkUpTo(id, entriesAllowed + 1);
  await moveAll();
  expect(await held(id)).toHaveLength(entriesKept);
});

it('reads the same when it died between copying and taking out, and goes on', async () => {
  const id = await aTicket();
  await talkUpTo(id, 125);
  const before = (await room.find(id)).timeline;
  const { timeline } = (await tickets().findOne({ _id: new Types.ObjectId(id) })) as unknown as {
    timeline: object[];
  };
  await history().insertMany(timeline.slice(0, 25).map((entry) => ({ ...entry, ticketId: id })));
  expect((await room.find(id)).timeline).toEqual(before);
  expect(await pagesBack(id, 'engineer')).toEqual([
    upTo(5),
    upTo(35, 6),
    upTo(65, 36),
    upTo(95, 66),
    upTo(125, 96),
  ]);
  await moveAll();
  expect((await room.find(id)).timeline).toEqual(before);
  expect(await history().countDocuments({ ticketId: id })).toBe(25);
});

it('loses no step that is taken while entries move', async () => {
  const id = await aTicket();
  await talkUpTo(id, 124);
  await Promise.all([talkUpTo(id, 160), moveAll(), moveAll()]);
  await moveAll();
  expect(seqs((await room.find(id)).timeline)).toEqual(upTo(160));
});

describe('a ticket whose beginning has moved', () => {
  let id: string;
  beforeAll(async () => {
    id = await aTicket();
    await room.act(id, 'resolve', 'engineer');
    await room.act(id, 'reject', 'customer', { note: '还是不行' });
    await talkUpTo(id, 130);
    await moveAll();
  });

  it('knows a repeated request whose entry has moved', async () => {
    const body = { note: '第一句', attachmentIds: [attachmentId] };
    await room.act(id, 'message', 'customer', body, 'first');
    expect((await room.find(id)).seq).toBe(130);
    await expect(
      room.act(id, 'message', 'customer', { note: '别的话' }, 'first'),
    ).rejects.toMatchObject({ code: 'request.key_reused' });
    await room.act(id, 'message', 'colleague', { note: '同样的钥匙，别的人' }, 'first');
    expect((await room.find(id)).seq).toBe(131);
  });

  it.each([
    ['customer', true],
    ['colleague', true],
    ['stranger', false],
  ] as const)(
    'shows the picture of an entry that has moved to the %s: %s',
    async (name, isShown) => {
      const asked = { ticketId: id, attachmentId, actor: cast[name] };
      expect(await showsAttachment(room.tickets, asked)).toBe(isShown);
      expect(await isReadableBy(room.tickets, id, cast[name])).toBe(isShown);
    },
  );

  it('remembers who worked on it', async () => {
    const { ticket } = await read(id, 'engineer');
    expect(ticket.workerIds).toEqual([cast.engineer.id]);
    expect(ticket.timeline.some(({ kind }) => kind === 'accept')).toBe(false);
  });

  it('finds the words of steps, wherever they stand', async () => {
    const [found] = await room.tickets.tickets.findSteps([
      { ticketId: id, seq: 3 },
      { ticketId: id, seq: 129 },
    ]);
    expect(found?.timeline.map(({ text }) => text)).toEqual(['第一句', '第 129 句']);
  });
});

it('makes up from the entries what the version before did not write', async () => {
  const id = await aTicket();
  await room.act(id, 'resolve', 'engineer');
  const _id = new Types.ObjectId(id);
  await tickets().updateOne(
    { _id },
    {
      $unset: { workerIds: 1, resolutionCheckId: 1, ratingCheckId: 1 },
      $set: { 'timeline.4.checkId': 'the check of the resolution' },
    },
  );
  const old = { workerIds: [cast.engineer.id], resolutionCheckId: 'the check of the resolution' };
  expect((await read(id, 'customer')).ticket).toMatchObject({ ...old, ratingCheckId: null });
  await room.act(id, 'reject', 'customer', { note: '还是不行' });
  await talkUpTo(id, 130);
  await tickets().updateOne({ _id }, { $unset: { workerIds: 1, resolutionCheckId: 1 } });
  await moveAll();
  expect((await read(id, 'customer')).ticket).toMatchObject(old);
});

it('says that it takes no more words at its limit, and still comes to an end', async () => {
  const id = await aTicket();
  const _id = new Types.ObjectId(id);
  const { entries } = ticketLimits;
  await tickets().updateOne({ _id }, { $set: { seq: entries, 'timeline.3.seq': entries } });
  await expect(room.act(id, 'message', 'customer')).rejects.toMatchObject({
    code: 'ticket.too_long',
  });
  await room.act(id, 'resolve', 'engineer');
  await room.act(id, 'confirm', 'customer');
  expect((await read(id, 'customer')).ticket.status).toBe('closed');
});
