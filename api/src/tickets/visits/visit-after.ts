import { isIn } from '#shared/tickets/ticket-status';
import { sayWindowOfDate } from '#shared/visits/visit-window';

import { owedNotice } from '../owed-notice';
import type { Step } from '../step';
import type { OutboxEntry, Ticket, TimelineEntry } from '../ticket';

import { agreedWindow, isMet, tripOf } from './trip-of';

type Moved = Pick<Ticket, 'assigneeId' | 'status'>;
type After = {
  fields: Partial<Pick<Ticket, 'appointment' | 'trip'>>;
  entry: Partial<Pick<TimelineEntry, 'visit'>>;
};

const asBefore: After = { fields: {}, entry: {} };

/**
 * What becomes of a visit when a ticket moves. Whoever takes over comes at the time that the customer was told; the end of
 * the ticket is the end of what nobody has kept yet.
 */
export function visitAfter(ticket: Ticket, moved: Moved, { action }: Pick<Step, 'action'>): After {
  const trip = tripOf(ticket);
  if (!ticket.appointment && trip === null) {
    return asBefore;
  }
  const isOver = isMet(trip);
  const kept = isOver ? null : handedTo(ticket, moved.assigneeId);
  if (beginsAnew.has(action)) {
    return { fields: { appointment: kept, trip: null }, entry: {} };
  }
  if (isOver) {
    return asBefore;
  }
  if (hasEnded(moved)) {
    return { fields: { appointment: null, trip: null }, entry: calledOff(ticket) };
  }
  return moved.assigneeId === ticket.assigneeId
    ? asBefore
    : { fields: { appointment: kept, trip: null }, entry: {} };
}

function handedTo({ appointment }: Ticket, engineerId: string | null) {
  return appointment ? { ...appointment, engineerId } : null;
}

const beginsAnew: ReadonlySet<string> = new Set(['accept', 'reopen']);

function hasEnded({ status }: Pick<Moved, 'status'>): boolean {
  return status === 'resolved' || isIn('over', status);
}

function calledOff(ticket: Ticket): After['entry'] {
  const window = agreedWindow(ticket);
  return window ? { visit: { windows: [window], expectedAt: null, isOff: true } } : {};
}

/** Who must hear of it beside whoever hears of the step: that nobody comes, or that it is they who come. */
export function visitNotices(before: Ticket, after: Ticket, step: Step): OutboxEntry[] {
  const window = agreedWindow(before);
  if (!window || !before.appointment) {
    return [];
  }
  const isTaken = after.assigneeId !== null && after.assigneeId !== before.assigneeId;
  const kind = hasEnded(after) ? 'visit_off' : isTaken && 'visit_taken';
  return kind ? [visitNotice(after, kind, { before, window, ...step })] : [];
}

type VisitFact =
  | 'visit_evening'
  | 'visit_hour'
  | 'visit_lapsed'
  | 'visit_late'
  | 'visit_off'
  | 'visit_taken'
  | 'visit_unheld_evening'
  | 'visit_unheld_hour';
type Told = Pick<Step, 'actor' | 'now'> & {
  before: Ticket;
  window: { from: Date; to: Date };
};

/** A notice of a visit that is no step of the timeline; the time in it is true whenever it is read. */
export function visitNotice(
  after: Ticket,
  kind: VisitFact,
  { before, window, actor, now }: Told,
): OutboxEntry {
  const name = kind.replace('visit_', '');
  const whom = kind === 'visit_taken' ? `:${after.assigneeId ?? ''}` : '';
  // whoever accepts a ticket has not made the appointment that comes with it
  const actorId = kind === 'visit_taken' ? null : (actor?.id ?? null);
  const fact = {
    fact: `visit:${name}:${before.appointment?.seq ?? before.seq}${whom}`,
    ...{ kind, at: now, actorId, visibility: 'customer' as const },
    text: sayWindowOfDate(window, now.getTime()),
  };
  return owedNotice(after, fact, before);
}
