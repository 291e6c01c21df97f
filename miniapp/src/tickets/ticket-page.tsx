import './ticket-page.scss';

import { useRouter } from '@tarojs/taro';
import { useState } from 'react';

import { useNow } from '#miniapp/client/use-now';
import { openPage } from '#miniapp/platform/navigation';
import { ErrorState } from '#miniapp/ui/error-state';
import { Page } from '#miniapp/ui/page';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { ActionSheets } from './action-sheets/action-sheets';
import { hasRecord } from './has-record';
import { MoreActions } from './more-actions';
import { useShownTicket } from './outbox/use-shown-ticket';
import { TicketBar } from './ticket-bar';
import { TicketBody } from './ticket-body';
import { useTicket } from './use-ticket';
import { useTicketActions } from './use-ticket-actions';
import { ticketWords } from './words/ticket';

/** One ticket, for both sides: where it stands, who has it, what happened, the one next action. */
export default function TicketPage() {
  const id = useRouter().params['id'] ?? '';
  const query = useTicket(id);
  const { data: ticket, error, refresh, replace } = query;
  if (!ticket) {
    return (
      <Page title={ticketWords.page.title}>
        {error ? (
          <ErrorState error={error} onRetry={() => void refresh()} />
        ) : (
          <SkeletonCards count={3} />
        )}
      </Page>
    );
  }
  return <LoadedTicket {...{ ticket, asOf: query.at }} onTicket={replace} onRefresh={refresh} />;
}

type LoadedTicketProps = {
  ticket: TicketReply;
  asOf: number | undefined;
  onTicket: (ticket: TicketReply) => void;
  onRefresh: () => Promise<void>;
};

function LoadedTicket({ ticket: known, asOf, onTicket, onRefresh }: LoadedTicketProps) {
  const now = useNow();
  const ticket = useShownTicket(known);
  const actions = useTicketActions(ticket, onTicket);
  const [isMoreOpen, setMoreOpen] = useState(false);
  return (
    <Page
      title={ticketWords.page.title}
      onRefresh={onRefresh}
      asOf={asOf}
      {...((ticket.allowedActions.length > 0 || ticket.mayReportAgain || hasRecord(ticket)) && {
        actions: (
          <TicketBar
            ticket={ticket}
            underway={actions.underway}
            onAction={actions.begin}
            onMore={() => {
              setMoreOpen(true);
            }}
            onReportAgain={() => {
              openPage('tickets/report-page', { follows: ticket.id, number: ticket.number });
            }}
          />
        ),
      })}
    >
      <TicketBody ticket={ticket} now={now} actions={actions} />
      <MoreActions
        ticket={ticket}
        isOpen={isMoreOpen}
        onAction={actions.begin}
        onClose={() => {
          setMoreOpen(false);
        }}
      />
      <ActionSheets ticket={ticket} actions={actions} />
    </Page>
  );
}
