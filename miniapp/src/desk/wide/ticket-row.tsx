import { useDraggable } from '@dnd-kit/core';
import type { MouseEvent } from 'react';

import { countdown } from '#miniapp/tickets/promise-words';
import { sayStatus } from '#miniapp/tickets/status-words';
import { classes } from '#miniapp/ui/classes';
import { Icon } from '#miniapp/ui/icon';
import type { TicketSummary } from '#shared/tickets/ticket-replies';
import { isIn } from '#shared/tickets/ticket-status';
import { ticketSeverities } from '#shared/tickets/ticket-words';

import { wideDeskWords } from '../words/wide';

type TicketRowProps = {
  ticket: TicketSummary;
  now: number;
  isOpen: boolean;
  isChosen: boolean;
  onOpen: (how: { isRange: boolean }) => void;
  onChoose: () => void;
};

/** One ticket in two lines: the problem and its time; whose it is and who has it. */
export function TicketRow({ ticket, now, isOpen, isChosen, onOpen, onChoose }: TicketRowProps) {
  const { description, id, isFlagged, number, reporter, severity, unread } = ticket;
  const { setNodeRef, listeners, isDragging } = useDraggable({ id, data: { ticket } });
  const choose = (event: MouseEvent) => {
    event.stopPropagation();
    onChoose();
  };
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      id={`ticket-${id}`}
      className={classes(
        'desk-row',
        isOpen && 'desk-row--open',
        isChosen && 'desk-row--chosen',
        isDragging && 'desk-row--dragged',
      )}
      role="option"
      aria-selected={isChosen || isOpen}
      onClick={({ ctrlKey, metaKey, shiftKey }) => {
        if (ctrlKey || metaKey) {
          onChoose();
        } else {
          onOpen({ isRange: shiftKey });
        }
      }}
    >
      <button
        type="button"
        className="desk-row__check"
        tabIndex={-1}
        aria-label={wideDeskWords.list.check(number)}
        aria-pressed={isChosen}
        onClick={choose}
      >
        {isChosen && <Icon name="check" size="small" />}
      </button>
      <div className="desk-row__words">
        <div className="desk-row__line">
          {unread && <span className="desk-row__unread" />}
          {severity === 'blocked' && (
            <span className="desk-row__severity">{ticketSeverities[severity].short}</span>
          )}
          {isFlagged && <Icon name="escalate" size="small" className="desk-row__flag" />}
          <span className="desk-row__problem">{description || wideDeskWords.list.hidden}</span>
          <TimeLeft ticket={ticket} now={now} />
        </div>
        <div className="desk-row__facts">
          <span className="desk-row__whose">{reporter.organization ?? reporter.name}</span>
          <span className="desk-row__owner">{ownerOf(ticket)}</span>
          <span className="desk-row__number">{number}</span>
        </div>
      </div>
    </div>
  );
}

function TimeLeft({ ticket, now }: Pick<TicketRowProps, 'now' | 'ticket'>) {
  const { promise, status } = ticket;
  if (!isIn('open', status) || promise === null || promise.kind === 'confirm') {
    return <span className="desk-row__time">{sayStatus(ticket, 'staff')}</span>;
  }
  const { label, urgency } = countdown(promise, now);
  return <span className={`desk-row__time desk-row__time--${urgency}`}>{label}</span>;
}

function ownerOf({ assignee, offer }: TicketSummary): string {
  if (assignee) {
    return assignee.name;
  }
  return offer?.to ? wideDeskWords.list.asked(offer.to.name) : wideDeskWords.list.nobody;
}
