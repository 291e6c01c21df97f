import { ActionSheet } from '#miniapp/ui/action-sheet';
import type { IconName } from '#miniapp/ui/icon-sources';
import { ticketActions, type TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { otherActions } from './next-action';

type MoreActionsProps = {
  ticket: TicketReply;
  isOpen: boolean;
  onAction: (action: TicketAction) => void;
  onClose: () => void;
};

const icons: Record<TicketAction, IconName> = {
  accept: 'accept',
  assign: 'assign',
  decline: 'back',
  start: 'work',
  depart: 'depart',
  arrive: 'place',
  note: 'edit',
  ask: 'question',
  answer: 'send',
  escalate: 'escalate',
  resolve: 'done',
  confirm: 'check',
  reject: 'no',
  reopen: 'retry',
  cancel: 'remove',
  urge: 'urge',
  message: 'message',
  rate: 'star',
};
const isDanger = new Set<TicketAction>(['cancel', 'decline']);

/** What else this person may do, from the reply's `allowedActions`. */
export function MoreActions({ ticket, isOpen, onAction, onClose }: MoreActionsProps) {
  return (
    <ActionSheet
      isOpen={isOpen}
      title="更多操作"
      onClose={onClose}
      actions={otherActions(ticket).map((action) => ({
        label: labelOf(action, ticket),
        icon: icons[action],
        danger: isDanger.has(action),
        id: `more-${action}`,
        onTap: () => {
          onAction(action);
        },
      }))}
    />
  );
}

function labelOf(action: TicketAction, { rating }: TicketReply): string {
  return action === 'rate' && rating ? '修改评价' : ticketActions[action].label;
}
