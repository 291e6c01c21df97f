import { View } from '@tarojs/components';

import { Button } from '#miniapp/ui/button';
import { Icon } from '#miniapp/ui/icon';
import type { IconName } from '#miniapp/ui/icon-sources';
import { Tap } from '#miniapp/ui/tap';
import { ticketActions, type TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { nextAction, otherActions } from './next-action';

type TicketBarProps = {
  ticket: TicketReply;
  isRunning: boolean;
  onAction: (action: TicketAction) => void;
  onMore: () => void;
};

const icons: Partial<Record<TicketAction, IconName>> = {
  accept: 'accept',
  depart: 'depart',
  arrive: 'place',
  resolve: 'done',
  confirm: 'check',
  answer: 'send',
  rate: 'star',
  assign: 'assign',
};

/** The one next action, the message beside it, the rest behind ⋯. */
export function TicketBar({ ticket, isRunning, onAction, onMore }: TicketBarProps) {
  const next = nextAction(ticket);
  const canMessage = ticket.allowedActions.includes('message');
  const big = next ?? (canMessage ? 'message' : null);
  return (
    <>
      {otherActions(ticket).length > 0 && (
        <Tap className="ticket-bar__more" id="more-actions" label="更多操作" onTap={onMore}>
          <Icon name="more" />
          <View>更多</View>
        </Tap>
      )}
      {canMessage && next !== null && (
        <Button
          kind="quiet"
          narrow
          id="action-message"
          onTap={() => {
            onAction('message');
          }}
        >
          留言
        </Button>
      )}
      {big !== null && (
        <Button
          icon={icons[big] ?? 'message'}
          id={`action-${big}`}
          busy={isRunning && '请稍等'}
          onTap={() => {
            onAction(big);
          }}
        >
          {ticketActions[big].label}
        </Button>
      )}
    </>
  );
}
