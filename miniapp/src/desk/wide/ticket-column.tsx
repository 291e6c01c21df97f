import { useEffect, useRef, useState } from 'react';

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

import { wideDeskWords } from '../words/wide';

import { Composer, voices, type Voice } from './composer';
import { CustomerFacts } from './customer-facts';
import { DeskActions, keysOf } from './desk-actions';
import { useKeys } from './use-keys';

import '#miniapp/tickets/ticket-page.scss';
import './desk-ticket.scss';

/** The ticket that is open, and beside it its customer. */
export function TicketColumns({ id }: { id: string }) {
  const { data: ticket, error, refresh, replace } = useTicket(id);
  if (ticket) {
    return <OpenTicket key={ticket.id} ticket={ticket} onTicket={replace} />;
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

type OpenTicketProps = { ticket: TicketReply; onTicket: (ticket: TicketReply) => void };

function OpenTicket({ ticket: known, onTicket }: OpenTicketProps) {
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
  return (
    <>
      <div className="desk-ticket" id="desk-ticket" tabIndex={-1}>
        <DeskActions
          ticket={ticket}
          isRunning={actions.isRunning && actions.opened === null}
          onAction={begin}
        />
        <div className="desk-ticket__body">
          <TicketBody ticket={ticket} now={now} actions={actions} hasCustomerBeside />
        </div>
        <Composer key={voice} ticket={ticket} actions={actions} wanted={voice} onVoice={setVoice} />
        <ActionSheets ticket={ticket} actions={actions} />
      </div>
      <div className="desk-customer">
        <CustomerFacts ticket={ticket} />
      </div>
    </>
  );
}

/** A colleague was faster: the ticket stays open, which shows who has it. */
const stay = () => undefined;

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
