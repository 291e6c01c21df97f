import { View } from '@tarojs/components';

import { Button } from '#miniapp/ui/button';
import { Icon } from '#miniapp/ui/icon';
import { Tap } from '#miniapp/ui/tap';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { phoneActions } from './actions/phone-actions';
import { hasRecord } from './has-record';
import { actionsBeside, nextAction, otherActions } from './next-action';
import { ticketWords } from './words/ticket';

type TicketBarProps = {
  ticket: TicketReply;
  isRunning: boolean;
  onAction: (action: TicketAction) => void;
  onMore: () => void;
  /** Where nothing leads on from here: the next report says from where it comes. */
  onReportAgain: () => void;
};

/** The one next action, the message beside it, the rest behind ⋯. */
export function TicketBar({ ticket, isRunning, onAction, onMore, onReportAgain }: TicketBarProps) {
  const [big, ...small] = [nextAction(ticket) ?? [], actionsBeside(ticket)].flat();
  return (
    <>
      {(hasRecord(ticket) || otherActions(ticket).length > 0) && (
        <Tap
          className="ticket-bar__more"
          id="more-actions"
          label={ticketWords.bar.moreActions}
          onTap={onMore}
        >
          <Icon name="more" />
          <View>{ticketWords.bar.more}</View>
        </Tap>
      )}
      {small.map((action) => (
        <Button
          key={action}
          kind="quiet"
          narrow
          id={`action-${action}`}
          onTap={() => {
            onAction(action);
          }}
        >
          {ticketActionWords[action]}
        </Button>
      ))}
      {big === undefined && ticket.mayReportAgain && (
        <Button icon="retry" id="report-again" onTap={onReportAgain}>
          {ticketWords.links.again}
        </Button>
      )}
      {big !== undefined && (
        <Button
          icon={phoneActions[big].icon}
          id={`action-${big}`}
          busy={isRunning && ticketWords.bar.wait}
          onTap={() => {
            onAction(big);
          }}
        >
          {ticketActionWords[big]}
        </Button>
      )}
    </>
  );
}
