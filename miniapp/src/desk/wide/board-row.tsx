import { useDroppable } from '@dnd-kit/core';

import { callPhone } from '#miniapp/platform/device';
import { saySkills } from '#miniapp/tickets/candidate-words';
import { Avatar } from '#miniapp/ui/avatar';
import { classes } from '#miniapp/ui/classes';
import { Icon } from '#miniapp/ui/icon';
import { StatusPill } from '#miniapp/ui/status-pill';
import { dialable } from '#shared/phones/say-phone';
import type { BoardEngineer, BoardTicket, Presence } from '#shared/tickets/board-api';
import type { StatusTone } from '#shared/tickets/ticket-status';
import { sayMoment } from '#shared/time/say-time';
import { sayHours } from '#shared/visits/visit-window';

import { wideDeskWords } from '../words/wide';

import { placeOnLine } from './day-line';

type BoardRowProps = {
  engineer: BoardEngineer;
  now: number;
  /** Left out: no ticket is open. */
  onAssign: (() => void) | undefined;
};

const tones: Record<Presence, StatusTone> = { here: 'done', leave: 'wait', off: 'quiet' };

/** One engineer; tickets are dropped here. */
export function BoardRow({ engineer, now, onAssign }: BoardRowProps) {
  const { id } = engineer;
  const { isOver, setNodeRef } = useDroppable({ id, data: { engineer } });
  return (
    <div
      ref={setNodeRef}
      id={`engineer-${id}`}
      className={classes('board-row', isOver && 'board-row--over')}
    >
      <Who engineer={engineer} />
      <Load engineer={engineer} />
      <div className="board-row__day">
        <DayLine engineer={engineer} now={now} />
        <div className="board-row__line">{sayFree(engineer, now)}</div>
      </div>
      <Ways engineer={engineer} onAssign={onAssign} />
    </div>
  );
}

function Who({ engineer }: Pick<BoardRowProps, 'engineer'>) {
  const { avatarUrl, name, presence, skills } = engineer;
  return (
    <div className="board-row__who">
      <Avatar name={name} url={avatarUrl} />
      <div className="board-row__words">
        <div className="board-row__name">
          <span>{name}</span>
          <StatusPill label={wideDeskWords.board.presence[presence]} tone={tones[presence]} />
        </div>
        <div className="board-row__line">{saySkills(skills)}</div>
      </div>
    </div>
  );
}

function Ways({ engineer, onAssign }: Pick<BoardRowProps, 'engineer' | 'onAssign'>) {
  const { id, name, phone } = engineer;
  const words = wideDeskWords.board;
  return (
    <div className="board-row__ways">
      {phone !== null && (
        <button
          type="button"
          className="desk-action"
          title={phone}
          aria-label={words.call(name)}
          onClick={() => {
            callPhone(dialable(phone));
          }}
        >
          <Icon name="phone" size="small" />
        </button>
      )}
      <button
        type="button"
        className="desk-action"
        id={`give-${id}`}
        disabled={!onAssign}
        onClick={onAssign}
      >
        {words.assign}
      </button>
    </div>
  );
}

/** Every ticket is a bar in the colour of its promise, what is still free an empty one. */
function Load({ engineer: { capacity, held, openTickets } }: Pick<BoardRowProps, 'engineer'>) {
  const words = wideDeskWords.board;
  const free = Math.min(Math.max(capacity - openTickets, 0), mostFreeShown);
  return (
    <div className="board-row__load">
      <div className="load-bars">
        {held.map((ticket) => (
          <span
            key={ticket.id}
            className={`load-bar load-bar--${ticket.isOffered ? 'offered' : (ticket.queue ?? 'working')}`}
            title={sayHeld(ticket)}
          />
        ))}
        {Array.from({ length: free }, (_, index) => (
          <span key={index} className="load-bar load-bar--free" />
        ))}
      </div>
      <div
        className={classes('board-row__line', openTickets >= capacity && 'board-row__line--late')}
      >
        {openTickets >= capacity
          ? `${words.load(openTickets, capacity)} · ${words.full}`
          : words.load(openTickets, capacity)}
      </div>
    </div>
  );
}

const mostFreeShown = 12;

function sayHeld({ isOffered, number, queue }: BoardTicket): string {
  const words = wideDeskWords.board;
  return isOffered || queue === null
    ? words.offered(number)
    : words.held(number, wideDeskWords.queueNames[queue]);
}

function DayLine({ engineer: { visits }, now }: Pick<BoardRowProps, 'engineer' | 'now'>) {
  return (
    <div className="day-line">
      {visits.map((visit) => {
        const from = placeOnLine(visit.from);
        const said = wideDeskWords.board.visit(sayHours(visit), visit.number, visit.place);
        return (
          <span
            key={visit.ticketId}
            className={classes('day-line__visit', visit.isUnderway && 'day-line__visit--underway')}
            style={{ left: `${from}%`, width: `${Math.max(placeOnLine(visit.to) - from, 2)}%` }}
            title={said}
          />
        );
      })}
      <span className="day-line__now" style={{ left: `${placeOnLine(now)}%` }} />
    </div>
  );
}

/** The answer is a little older, or a little newer, than the clock of this page. */
const clocksDiffer = 60_000;

function sayFree({ freeFrom, leaveUntil, visits }: BoardEngineer, now: number): string {
  const words = wideDeskWords.board;
  if (leaveUntil !== null) {
    return words.leaveUntil(sayMoment(leaveUntil, now));
  }
  if (freeFrom === null) {
    return words.freeUnknown;
  }
  if (Date.parse(freeFrom) - now > clocksDiffer) {
    return words.freeFrom(sayMoment(freeFrom, now));
  }
  return visits.length === 0 ? `${words.freeNow} · ${words.noVisits}` : words.freeNow;
}
