import { useState } from 'react';

import { useSettled } from '#miniapp/client/use-settled';
import type { TicketAction } from '#shared/tickets/ticket-actions';

import { useDeskTickets } from '../desk-list';

import { useChosen } from './use-chosen';
import { usePlace } from './use-place';

/** What somebody asked of a row: it begins once the ticket is open. */
type Wanted = { id: string; action: TicketAction };

/** What stands on the desk: a queue or findings, the ticket that is open, those that are chosen. */
export function useDesk() {
  const { place, go } = usePlace();
  const [words, setWords] = useState('');
  const q = useSettled(words.trim());
  const list = useDeskTickets(
    q === '' ? { view: 'queue', queue: place.queue } : { view: 'all', q },
  );
  const chosen = useChosen(list.items);
  // where the open ticket stood: it may leave the list, and the way goes on from there
  const [stood, setStood] = useState(0);
  const [wanted, want] = useState<Wanted>();
  const here = list.items.findIndex(({ id }) => id === place.id);

  const open = (index: number) => {
    const ticket = list.items[index];
    if (ticket) {
      setStood(index);
      go({ id: ticket.id, isBoard: false });
    }
  };
  const mark = (index: number) => {
    const ticket = list.items[index];
    if (ticket) {
      setStood(index);
      go({ id: ticket.id });
    }
  };
  const next = (step: 1 | -1) => {
    const from = here >= 0 ? here : stood - (step > 0 ? 1 : 0);
    return Math.min(Math.max(from + step, 0), list.items.length - 1);
  };

  return {
    ...{ place, go, words, setWords, q, list, chosen, here, open, mark, wanted, want },
    move: (step: 1 | -1) => {
      mark(next(step));
    },
    /** The one that is left and the one that is reached are both chosen. */
    moveChoosing: (step: 1 | -1) => {
      const reached = next(step);
      chosen.add([here, reached].flatMap((index) => list.items[index]?.id ?? []));
      mark(reached);
    },
    /** From the open ticket up to this one. */
    chooseUpTo: (index: number) => {
      const [first, last] = [Math.min(stood, index), Math.max(stood, index)];
      chosen.add(list.items.slice(first, last + 1).map(({ id }) => id));
    },
  };
}

export type Desk = ReturnType<typeof useDesk>;
