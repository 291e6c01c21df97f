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
  /** What is being done now. */
  underway: TicketAction | null;
  onAction: (action: TicketAction) => void;
  onMore: () => void;
  /** Where nothing leads on from here: the next report says from where it comes. */
  onReportAgain: () => void;
};

/** The one next action, the message beside it, the rest behind ⋯. */
export function TicketBar({ ticket, underway, onAction, onMore, onReportAgain }: TicketBarProps) {
  const [big, ...small] = [nextAction(ticket) ?? [], actionsBeside(ticket)].flat();
  // one of those behind ⋯
  const isBehind = underway !== null && ![big, ...small].includes(underway);
  return (
    <>
      {(hasRecord(ticket) || otherActions(ticket).length > 0) && (
        <More isUnderway={isBehind} onTap={onMore} />
      )}
      {small.map((action) => (
        <Button
          key={action}
          kind="quiet"
          narrow
          id={`action-${action}`}
          busy={underway === action && ticketWords.bar.wait}
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
          busy={underway === big && ticketWords.bar.wait}
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

type MoreProps = {
  /** One of those behind it is being done. */ isUnderway: boolean;
  onTap: () => void;
};

function More({ isUnderway, onTap }: MoreProps) {
  const words = ticketWords.bar;
  return (
    <Tap
      className="ticket-bar__more"
      id="more-actions"
      label={isUnderway ? words.wait : words.moreActions}
      onTap={onTap}
    >
      {isUnderway ? <View className="spinner" /> : <Icon name="more" />}
      <View>{isUnderway ? words.waitShort : words.more}</View>
    </Tap>
  );
}
