import { phoneActions } from '#miniapp/tickets/actions/phone-actions';
import { actionsBeside, nextAction, otherActions } from '#miniapp/tickets/next-action';
import { ticketWords } from '#miniapp/tickets/words/ticket';
import { classes } from '#miniapp/ui/classes';
import { Icon } from '#miniapp/ui/icon';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { actionKeys } from './desk-keys';
import { KeyHint } from './key-hint';

type DeskActionsProps = {
  ticket: TicketReply;
  /** What is being done now. */
  underway: TicketAction | null;
  onAction: (action: TicketAction) => void;
};

/** What may be done to the ticket, the next step first; each says its key. */
export function DeskActions({ ticket, underway, onAction }: DeskActionsProps) {
  const main = nextAction(ticket);
  return (
    <div className="desk-actions">
      {actionsOf(ticket).map((action) => (
        <button
          key={action}
          type="button"
          id={`desk-${action}`}
          aria-busy={underway === action}
          className={classes(
            'desk-action',
            action === main && 'desk-action--main',
            phoneActions[action].isDanger && 'desk-action--danger',
          )}
          onClick={() => {
            onAction(action);
          }}
        >
          {action === main && <Icon name={phoneActions[action].icon} size="small" />}
          {underway === action ? ticketWords.bar.wait : ticketActionWords[action]}
          <KeyHint name={actionKeys[action]} />
        </button>
      ))}
    </div>
  );
}

/** Words to the customer and notes are written under the ticket. */
const written: readonly TicketAction[] = ['message', 'note'];

function actionsOf(ticket: TicketReply): TicketAction[] {
  return [nextAction(ticket) ?? [], actionsBeside(ticket), otherActions(ticket)]
    .flat()
    .filter((action) => !written.includes(action));
}

/** The keys of the actions that are allowed now. */
export function keysOf(
  { allowedActions }: Pick<TicketReply, 'allowedActions'>,
  onAction: (action: TicketAction) => void,
) {
  return Object.fromEntries(
    allowedActions.flatMap((action) => {
      const key = actionKeys[action];
      const act = () => {
        onAction(action);
      };
      return key === undefined ? [] : [[key.toLowerCase(), act]];
    }),
  );
}
