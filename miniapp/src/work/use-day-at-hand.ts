import { useEffect } from 'react';

import { toApiError } from '#miniapp/client/api-error';
import { call } from '#miniapp/client/call';
import { isAway } from '#miniapp/client/intention';
import { keepAnswer, readAnswer } from '#miniapp/client/kept-answers';
import { useOnline } from '#miniapp/platform/network';
import {
  listQuickReplies,
  quickRepliesKey,
} from '#miniapp/tickets/action-sheets/list-quick-replies';
import { ticketApi } from '#shared/tickets/ticket-api';
import type { TicketReply, TicketSummary } from '#shared/tickets/ticket-replies';

import { askVisits, visitsKey } from './use-visits';
import { daysOf, mondayOf } from './week-days';

/** Who holds more, or is offered more, has the most urgent ones at hand. */
const most = 30;
/** What changes seldom is asked for no more often. */
const freshFor = 10 * 60_000;

type Wanted = { key: string; ask: () => Promise<unknown>; isKnown: () => boolean };

/** While there is a network: what the day needs is put on the phone, so that it is there without one. */
export function useDayAtHand(
  held: readonly TicketSummary[] | undefined,
  now: number,
  offered: readonly TicketSummary[] = [],
) {
  const isOnline = useOnline();
  const tickets = held && [...offered, ...held];
  const state = tickets
    ?.slice(0, most)
    .map(({ id, updatedAt }) => `${id} ${updatedAt}`)
    .join();
  const monday = mondayOf(0, now).getTime();
  useEffect(() => {
    if (!isOnline || state === undefined) {
      return undefined;
    }
    const reading = { isOver: false };
    void readAll([...restOfDay(monday), ...ticketsIn(state)], reading);
    return () => {
      reading.isOver = true;
    };
  }, [isOnline, state, monday]);
}

/** One after the other: whoever looks at the phone comes first. */
async function readAll(wanted: readonly Wanted[], reading: { isOver: boolean }) {
  for (const one of wanted.filter(({ isKnown }) => !isKnown())) {
    if (reading.isOver || !(await readOne(one))) {
      return;
    }
  }
}

/** False: nobody answers, and all of it is asked for with the next change. What cannot be read keeps nothing else back. */
async function readOne({ key, ask }: Wanted): Promise<boolean> {
  try {
    keepAnswer(key, { data: await ask(), at: Date.now() });
    return true;
  } catch (failure: unknown) {
    return !isAway(toApiError(failure));
  }
}

function ticketsIn(state: string): Wanted[] {
  return state
    .split(',')
    .filter((one) => one !== '')
    .map((one) => {
      const [id = '', updatedAt] = one.split(' ');
      const key = `ticket:${id}`;
      return {
        key,
        ask: () => call(ticketApi.show, { params: { id } }),
        isKnown: () => readAnswer<TicketReply>(key)?.data.updatedAt === updatedAt,
      };
    });
}

function restOfDay(monday: number): Wanted[] {
  const days = daysOf(new Date(monday));
  const [from = new Date(monday), to = from] = [days[0], days.at(-1)];
  const key = visitsKey(from, to);
  return [
    {
      key: quickRepliesKey,
      ask: listQuickReplies,
      isKnown: () => isFresh(quickRepliesKey),
    },
    { key, ask: () => askVisits(from, to), isKnown: () => isFresh(key) },
  ];
}

function isFresh(key: string): boolean {
  return Date.now() - (readAnswer(key)?.at ?? 0) < freshFor;
}
