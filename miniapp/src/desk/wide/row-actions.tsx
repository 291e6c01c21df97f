import type { MouseEvent } from 'react';

import { phoneActions } from '#miniapp/tickets/actions/phone-actions';
import { Icon } from '#miniapp/ui/icon';
import { mayAct } from '#shared/tickets/allowed-actions';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import type { TicketRelation } from '#shared/tickets/ticket-relations';
import type { TicketSummary } from '#shared/tickets/ticket-replies';

import { wideDeskWords } from '../words/wide';

import { actionKeys } from './desk-keys';

/** What the desk does most, in this order. */
const quick = ['assign', 'correct', 'reschedule'] as const satisfies TicketAction[];

/** A manager may do all that a dispatcher may. */
const everybodyHere: ReadonlySet<TicketRelation> = new Set(['dispatcher']);

type RowActionsProps = {
  ticket: TicketSummary;
  /** They can be reached with Tab, and have their keys. */
  isOpen: boolean;
  onAction: (action: TicketAction) => void;
};

/** Under the pointer, and on the open ticket: what can be done without looking for it. */
export function RowActions({ ticket, isOpen, onAction }: RowActionsProps) {
  const allowed = quick.filter((action) => mayAct(ticket.status, action, everybodyHere));
  return allowed.length === 0 ? null : (
    <div className="desk-row__actions">
      {allowed.map((action) => (
        <button
          key={action}
          type="button"
          className="desk-row__action"
          tabIndex={isOpen ? 0 : -1}
          aria-label={ticketActionWords[action]}
          title={titleOf(action)}
          onClick={(event: MouseEvent) => {
            event.stopPropagation();
            onAction(action);
          }}
        >
          <Icon name={phoneActions[action].icon} size="small" />
        </button>
      ))}
    </div>
  );
}

function titleOf(action: TicketAction): string {
  const key = actionKeys[action];
  const words = ticketActionWords[action];
  return key === undefined ? words : wideDeskWords.list.withKey(words, key);
}
