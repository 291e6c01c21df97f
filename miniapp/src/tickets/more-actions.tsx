import { openPage } from '#miniapp/platform/navigation';
import { ActionSheet } from '#miniapp/ui/action-sheet';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { phoneActions } from './actions/phone-actions';
import { hasRecord } from './has-record';
import { otherActions } from './next-action';
import { recordPageWords } from './words/record';
import { ticketWords } from './words/ticket';

type MoreActionsProps = {
  ticket: TicketReply;
  isOpen: boolean;
  onAction: (action: TicketAction) => void;
  onClose: () => void;
};

/** What else this person may do, from the reply's `allowedActions`. */
export function MoreActions({ ticket, isOpen, onAction, onClose }: MoreActionsProps) {
  return (
    <ActionSheet
      isOpen={isOpen}
      title={ticketWords.bar.moreActions}
      onClose={onClose}
      actions={[
        ...(hasRecord(ticket) ? [toRecord(ticket)] : []),
        ...otherActions(ticket).map((action) => ({
          label: labelOf(action, ticket),
          icon: phoneActions[action].icon,
          danger: phoneActions[action].isDanger ?? false,
          id: `more-${action}`,
          onTap: () => {
            onAction(action);
          },
        })),
      ]}
    />
  );
}

function toRecord({ id }: TicketReply) {
  return {
    label: recordPageWords.title,
    icon: 'file' as const,
    id: 'more-record',
    onTap: () => {
      openPage('tickets/record-page', { id });
    },
  };
}

function labelOf(action: TicketAction, { rating }: TicketReply): string {
  const label = ticketActionWords[action];
  return rating ? (phoneActions[action].labelOnceRated?.() ?? label) : label;
}
