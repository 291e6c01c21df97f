import { jest } from '@jest/globals';
import fc from 'fast-check';

import { inOrder } from '#api/live/in-order';
import type { News } from '#api/live/news';

type Event = Extract<News, { kind: 'event' }>;

const idOf = (ticket: number) => String(ticket).padStart(24, '0');

function aStep(seq: number, ticket = 1): Event {
  const event = { type: 'ticket', ticketId: idOf(ticket), seq } as const;
  return { kind: 'event', to: ['role:manager'], staff: event, customer: null };
}

function aListener() {
  const heard: Event[] = [];
  const hear = inOrder((news) => heard.push(news));
  return { heard, hear };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

it('passes on every order of steps as they happened, at once when the last is there', () => {
  const mixed = fc.shuffledSubarray([2, 3, 4, 5, 6, 7, 8], { minLength: 7 });
  fc.assert(
    fc.property(mixed, mixed, (first, second) => {
      const { heard, hear } = aListener();
      [aStep(1, 1), aStep(1, 2)].forEach(hear);
      first.forEach((seq, index) => {
        hear(aStep(seq, 1));
        hear(aStep(second[index] ?? 0, 2));
      });
      for (const ticket of [1, 2]) {
        const its = heard.filter(
          ({ staff }) => staff?.type === 'ticket' && staff.ticketId === idOf(ticket),
        );
        expect(its).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((seq) => aStep(seq, ticket)));
      }
    }),
  );
});

it('begins with whatever it hears first of a ticket', () => {
  const { heard, hear } = aListener();
  [aStep(17), aStep(18)].forEach(hear);
  expect(heard).toEqual([aStep(17), aStep(18)]);
});

it('waits for a lost step only for a moment, and passes on one that comes too late', () => {
  const { heard, hear } = aListener();
  [aStep(1), aStep(4), aStep(3)].forEach(hear);
  expect(heard).toEqual([aStep(1)]);
  jest.advanceTimersByTime(300);
  expect(heard).toEqual([1, 3, 4].map((seq) => aStep(seq)));
  [aStep(2), aStep(5)].forEach(hear);
  expect(heard.slice(3)).toEqual([2, 5].map((seq) => aStep(seq)));
});

it('keeps nothing waiting of a ticket that it forgets', () => {
  const { heard, hear } = aListener();
  [aStep(1), aStep(3)].forEach(hear);
  for (let ticket = 2; ticket <= 10_001; ticket += 1) {
    hear(aStep(1, ticket));
  }
  expect(heard).toContainEqual(aStep(3));
});
