import type { WebSocket } from 'ws';

import { catchUp, type MissedEntries } from '#api/live/catch-up';
import { newConnection } from '#api/live/connection';
import { createHub } from '#api/live/hub';
import { createLog } from '#api/log';
import type { LiveEvent } from '#shared/live/live-messages';

import { cast } from '../../support/tickets';

const ticketId = 'a'.repeat(24);
const hidden = 'b'.repeat(24);
const aStep = (seq: number): LiveEvent => ({ type: 'ticket', ticketId, seq });

/** A connection of the engineer's without a network, and what went over it. */
function aLine() {
  const heard: LiveEvent[] = [];
  const socket = {
    ...{ OPEN: 1, readyState: 1, bufferedAmount: 0 },
    send: (text: Buffer) => heard.push(JSON.parse(text.toString()) as LiveEvent),
  };
  // of a socket, telling needs no more than this
  const connection = newConnection(socket as unknown as WebSocket, cast.engineer, 'token');
  const hub = createHub({
    countUnread: () => Promise.resolve(0),
    mostBuffered: 1000,
    log: createLog('silent'),
  });
  hub.add(connection);
  const happens = (seq: number) => {
    const event = aStep(seq);
    hub.take({ kind: 'event', to: [`person:${cast.engineer.id}`], staff: event, customer: event });
  };
  return { connection, hub, heard, happens };
}

it('tells what was missed, then what came meanwhile, each once', async () => {
  const { connection, hub, heard, happens } = aLine();
  const missedEntries: MissedEntries = () => {
    happens(5);
    happens(6);
    return Promise.resolve([4, 5]);
  };
  await catchUp({ hub, missedEntries }, connection, { [ticketId]: 3 });
  expect(heard).toEqual([aStep(4), aStep(5), aStep(6)]);
});

it('does not tell again what was in the database before its event was out', async () => {
  const { connection, hub, heard, happens } = aLine();
  await catchUp({ hub, missedEntries: () => Promise.resolve([4, 5]) }, connection, {
    [ticketId]: 3,
  });
  [5, 6].forEach(happens);
  expect(heard).toEqual([4, 5, 6].map(aStep));
  await catchUp({ hub, missedEntries: () => Promise.resolve([]) }, connection, { [ticketId]: 7 });
  [7, 8].forEach(happens);
  expect(heard).toEqual([4, 5, 6, 8].map(aStep));
});

it.each<[string, Record<string, number>, MissedEntries]>([
  [
    'of a ticket that is not theirs to see any more',
    { [ticketId]: 1, [hidden]: 1 },
    (_actor, id) => Promise.resolve(id === hidden ? null : [2]),
  ],
  [
    'of more than may wait for one phone',
    { [ticketId]: 0 },
    () => Promise.resolve(Array.from({ length: 2001 }, (_, index) => index + 1)),
  ],
])('lets the page ask instead %s', async (_case, after, missedEntries) => {
  const { connection, hub, heard, happens } = aLine();
  await catchUp({ hub, missedEntries }, connection, after);
  expect(heard).toEqual([{ type: 'resync' }]);
  happens(9999);
  expect(heard.at(-1)).toEqual(aStep(9999));
});

it('lets the page ask when it watches again while it is told', async () => {
  const { connection, hub, heard } = aLine();
  const missedEntries: MissedEntries = async () => {
    await catchUp({ hub, missedEntries }, connection, { [ticketId]: 2 });
    return [3];
  };
  await catchUp({ hub, missedEntries }, connection, { [ticketId]: 2 });
  expect(heard).toEqual([aStep(3), { type: 'resync' }]);
});

it('goes on after a database that failed', async () => {
  const { connection, hub, heard, happens } = aLine();
  const missedEntries: MissedEntries = () => Promise.reject(new Error('down'));
  await expect(catchUp({ hub, missedEntries }, connection, { [ticketId]: 2 })).rejects.toThrow(
    'down',
  );
  happens(3);
  expect(heard).toEqual([aStep(3)]);
});
