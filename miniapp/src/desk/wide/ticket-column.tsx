import { useEffect, useRef, useState } from 'react';

import { useLatest } from '#miniapp/client/use-latest';
import { useNow } from '#miniapp/client/use-now';
import { ActionSheets } from '#miniapp/tickets/action-sheets/action-sheets';
import { useShownTicket } from '#miniapp/tickets/outbox/use-shown-ticket';
import { TicketBody } from '#miniapp/tickets/ticket-body';
import { useTicket } from '#miniapp/tickets/use-ticket';
import { useTicketActions } from '#miniapp/tickets/use-ticket-actions';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { CustomerColumn } from '../customer-column';
import { wideDeskWords } from '../words/wide';

import { Composer, voices, type Voice } from './composer';
import { DeskActions, keysOf } from './desk-actions';
import type { Desk } from './use-desk';
import { useKeys } from './use-keys';

import '#miniapp/tickets/ticket-page.scss';
import './desk-ticket.scss';

/** The ticket that is open, and beside it its customer. */
export function TicketColumns({ desk }: { desk: Desk }) {
  const { id } = desk.place;
  const { data: ticket, error, refresh, replace } = useTicket(id);
  if (ticket) {
    return <OpenTicket key={ticket.id} {...{ desk, ticket }} onTicket={replace} />;
  }
  return (
    <>
      <div className="desk-ticket">
        <div className="desk-ticket__body">{waiting(id, error && { error, refresh })}</div>
      </div>
      <div className="desk-customer" />
    </>
  );
}

type Failed = {
  error: NonNullable<ReturnType<typeof useTicket>['error']>;
  refresh: () => Promise<void>;
};

function waiting(id: string, failed: Failed | undefined) {
  if (id === '') {
    const { choose, chooseLine } = wideDeskWords.ticket;
    return <EmptyState title={choose} line={chooseLine} />;
  }
  return failed ? (
    <ErrorState error={failed.error} onRetry={() => void failed.refresh()} />
  ) : (
    <SkeletonCards count={3} />
  );
}

type OpenTicketProps = {
  desk: Desk;
  ticket: TicketReply;
  onTicket: (ticket: TicketReply) => void;
};

function OpenTicket({ desk, ticket: known, onTicket }: OpenTicketProps) {
  const now = useNow();
  const ticket = useShownTicket(known);
  const actions = useTicketActions(ticket, onTicket, stay);
  const [voice, setVoice] = useState<Voice>('note');
  const speak = useFocusOn('desk-words');
  const begin = (action: TicketAction) => {
    const said = voices.find((one) => one === action);
    if (said) {
      setVoice(said);
      speak();
    } else {
      actions.begin(action);
    }
  };
  useKeys(keysOf(ticket, begin));
  useWanted(desk, ticket, begin);
  const onOpen = (id: string) => {
    desk.go({ id });
  };
  return (
    <>
      <div className="desk-ticket" id="desk-ticket" tabIndex={-1}>
        <DeskActions ticket={ticket} underway={actions.underway} onAction={begin} />
        <div className="desk-ticket__body">
          <TicketBody ticket={ticket} now={now} actions={actions} hasCustomerBeside />
        </div>
        <Composer key={voice} ticket={ticket} actions={actions} wanted={voice} onVoice={setVoice} />
        <ActionSheets ticket={ticket} actions={actions} />
      </div>
      <div className="desk-customer">
        <CustomerColumn customerId={ticket.reporter.id} ticketId={ticket.id} onOpen={onOpen} />
      </div>
    </>
  );
}

/** A colleague was faster: the ticket stays open, which shows who has it. */
const stay = () => undefined;

/** What was asked of the row begins as soon as the ticket is here and allows it. */
function useWanted(
  { wanted, want }: Desk,
  { allowedActions, id }: TicketReply,
  begin: (action: TicketAction) => void,
) {
  const latest = useLatest(begin);
  const action = wanted?.id === id ? wanted.action : undefined;
  const isAllowed = action !== undefined && allowedActions.includes(action);
  useEffect(() => {
    if (action !== undefined) {
      want(undefined);
    }
    if (isAllowed) {
      latest.current(action);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each wish
  }, [action, isAllowed]);
}

/** Once what was asked for is drawn. */
function useFocusOn(id: string): () => void {
  const isWanted = useRef(false);
  useEffect(() => {
    if (isWanted.current) {
      isWanted.current = false;
      document.getElementById(id)?.focus();
    }
  });
  const [, draw] = useState(0);
  return () => {
    isWanted.current = true;
    draw((times) => times + 1);
  };
}
