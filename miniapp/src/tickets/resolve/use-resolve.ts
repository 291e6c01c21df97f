import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import {
  firstDraft,
  isVisit,
  resolveBody,
  resolveProblems,
  type ResolveDraft,
} from './resolve-draft';
import { useWorkPictures } from './use-work-pictures';

/** What somebody says of a solution, kept on the phone until it was sent. */
export function useResolve(name: string, ticket: TicketReply) {
  const [first] = useState(() => firstDraft(ticket, Date.now()));
  const [draft, setDraft, forgetDraft] = useDraft<ResolveDraft>(name, first);
  const [isTried, setTried] = useState(false);
  const isOnSite = draft.isOnSite || isVisit(ticket);
  const work = useWorkPictures(name, isOnSite);
  const problems = resolveProblems(draft, ticket);
  return {
    ...{ draft, first, isOnSite, ticket, work },
    /** What is missing, once somebody has tried to send it. */
    problems: isTried ? problems : [],
    change: (said: Partial<ResolveDraft>) => {
      setDraft({ ...draft, ...said });
    },
    /** Null: something is missing. */
    bodyToSend: () => {
      setTried(true);
      const isReady = problems.length === 0 && work.problem === undefined;
      return isReady ? resolveBody(draft, ticket) : null;
    },
    forget: () => {
      forgetDraft();
      work.forget();
    },
  };
}

export type Resolving = ReturnType<typeof useResolve>;
