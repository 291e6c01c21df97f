import { useState } from 'react';

import { toast } from '#miniapp/ui/toast';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { wideDeskWords } from '../words/wide';

const most = ticketLimits.ticketsAtOnce;

/** Tickets that something is to be done to together. Those that left the list meanwhile are no longer among them. */
export function useChosen(inList: readonly { id: string }[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = inList.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  const put = (wanted: readonly string[]) => {
    if (wanted.length > most) {
      toast(wideDeskWords.many.full(most));
    }
    setIds(new Set(wanted.slice(0, most)));
  };
  return {
    chosen,
    put,
    has: (id: string) => ids.has(id),
    toggle: (id: string) => {
      put(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
    },
    add: (more: readonly string[]) => {
      put([...new Set([...chosen, ...more])]);
    },
    clear: () => {
      setIds(new Set());
    },
  };
}
