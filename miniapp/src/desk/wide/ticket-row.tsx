import { useDraggable } from '@dnd-kit/core';
import type { MouseEvent } from 'react';

import { countdown } from '#miniapp/tickets/promise-words';
import { sayStatus } from '#miniapp/tickets/status-words';
import { classes } from '#miniapp/ui/classes';
import { Icon } from '#miniapp/ui/icon';
import { Stars } from '#miniapp/ui/stars';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketSummary } from '#shared/tickets/ticket-replies';
import { isIn } from '#shared/tickets/ticket-status';
import { ticketSeverities } from '#shared/tickets/ticket-words';

import { wideDeskWords } from '../words/wide';

import { RowActions } from './row-actions';

type TicketRowProps = {
  ticket: TicketSummary;
  now: number;
  isOpen: boolean;
  isChosen: boolean;
  onOpen: (how: { isRange: boolean }) => void;
  onChoose: () => void;
  onAction: (action: TicketAction) => void;
};

/** One ticket in two lines: the problem and its time; whose it is and who has it. */
export function TicketRow(props: TicketRowProps) {
  const { ticket, now, isOpen, isChosen, onOpen, onChoose, onAction } = props;
  const { id, number } = ticket;
  const { setNodeRef, listeners, isDragging } = useDraggable({ id, data: { ticket } });
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
      <Check number={number} isChosen={isChosen} onChoose={onChoose} />
      <div className="desk-row__words">
        <Problem ticket={ticket} now={now} />
        <Facts ticket={ticket} />
      </div>
      <RowActions {...{ ticket, isOpen, onAction }} />
    </div>
  );
}

type CheckProps = Pick<TicketRowProps, 'isChosen' | 'onChoose'> & { number: string };

function Check({ number, isChosen, onChoose }: CheckProps) {
  const choose = (event: MouseEvent) => {
    event.stopPropagation();
    onChoose();
  };
  return (
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
  );
}

function Problem({ ticket, now }: Pick<TicketRowProps, 'now' | 'ticket'>) {
  const { description, isFlagged, severity, unread } = ticket;
  return (
    <div className="desk-row__line">
      {unread && <span className="desk-row__unread" />}
      {severity === 'blocked' && (
        <span className="desk-row__severity">{ticketSeverities[severity].short}</span>
      )}
      {isFlagged && <Icon name="escalate" size="small" className="desk-row__flag" />}
      <span className="desk-row__problem">{description || wideDeskWords.list.hidden}</span>
      <TimeLeft ticket={ticket} now={now} />
    </div>
  );
}

function Facts({ ticket }: Pick<TicketRowProps, 'ticket'>) {
  const { number, reporter, stars } = ticket;
  return (
    <div className="desk-row__facts">
      <span className="desk-row__whose">{reporter.organization ?? reporter.name}</span>
      <span className="desk-row__owner">{ownerOf(ticket)}</span>
      {stars !== null && <Stars value={stars} />}
      <span className="desk-row__number">{number}</span>
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
