import type { WebSocket } from 'ws';

import { newConnection } from '#api/live/connection';
import { createHub } from '#api/live/hub';
import type { News } from '#api/live/news';
import { createLog } from '#api/log';
import type { LiveEvent } from '#shared/live/live-messages';

import { cast } from '../../support/tickets';

/** The customer's connection without a network, and what went over it. */
function aHub(countUnread: () => Promise<number>) {
  const heard: LiveEvent[] = [];
  const socket = {
    ...{ OPEN: 1, readyState: 1, bufferedAmount: 0 },
    send: (text: Buffer) => heard.push(JSON.parse(text.toString()) as LiveEvent),
  };
  const hub = createHub({ countUnread, mostBuffered: 1000, log: createLog('silent') });
  // of a socket, telling needs no more than this
  hub.add(newConnection(socket as unknown as WebSocket, cast.customer, 'token'));
  return { hub, heard };
}

async function until(isSo: () => boolean) {
  while (!isSo()) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const inbox = (): News => ({ kind: 'inbox', personIds: [cast.customer.id] });

it('counts what is unread one at a time, so that an older count never comes last', async () => {
  const counts: ((unread: number) => void)[] = [];
  const { hub, heard } = aHub(() => new Promise((resolve) => counts.push(resolve)));
  for (let time = 0; time < 5; time += 1) {
    hub.take(inbox());
  }
  expect(counts).toHaveLength(1);
  counts[0]?.(1);
  await until(() => counts.length === 2);
  counts[1]?.(5);
  await until(() => heard.length === 2);
  expect(heard).toEqual([1, 5].map((unread) => ({ type: 'inbox', unread })));
  expect(counts).toHaveLength(2);
});

it('counts again after a count that failed', async () => {
  let times = 0;
  const { hub, heard } = aHub(() => {
    times += 1;
    return times === 1 ? Promise.reject(new Error('down')) : Promise.resolve(2);
  });
  hub.take(inbox());
  await until(() => times === 1);
  await new Promise(setImmediate);
  hub.take(inbox());
  await until(() => heard.length === 1);
  expect(heard).toEqual([{ type: 'inbox', unread: 2 }]);
});

it('makes pages ask once, however many processes tell of the same gap', async () => {
  const { hub, heard } = aHub(() => Promise.resolve(0));
  for (let time = 0; time < 4; time += 1) {
    hub.take({ kind: 'gap' });
  }
  await until(() => heard.length > 0);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard).toEqual([{ type: 'resync' }]);
});

it('tells the others although one connection fails, and fails itself for nobody', () => {
  const hub = createHub({
    countUnread: () => Promise.resolve(0),
    mostBuffered: 1000,
    log: createLog('silent'),
  });
  const heard: string[] = [];
  const ended: string[] = [];
  const connection = (name: string, send: () => void) => ({
    ...{ OPEN: 1, readyState: 1, bufferedAmount: 0, send },
    terminate: () => ended.push(name),
  });
  const broken = connection('broken', () => {
    throw new Error('no such socket');
  });
  const sound = connection('sound', () => heard.push('sound'));
  for (const socket of [broken, sound]) {
    hub.add(newConnection(socket as unknown as WebSocket, cast.customer, 'token'));
  }
  const event: LiveEvent = { type: 'ticket', ticketId: 'f'.repeat(24), seq: 1 };
  hub.take({ kind: 'event', to: [`person:${cast.customer.id}`], staff: event, customer: event });
  expect([heard, ended]).toEqual([['sound'], ['broken']]);
  // of another version of the product, or nobody's
  hub.take({ kind: 'event', to: null, staff: null, customer: null } as never);
  hub.take(undefined as never);
});
