import { nextFollowUp } from '#api/follow-ups/index';

import { workersOf } from './facts';
import { badlyRatedAt, queueOf } from './queues/queue-of';
import { keysOfTasks } from './tasks/task';
import type { OutboxEntry, Ticket, TimelineEntry } from './ticket';
import { nextTimer } from './timers/timer-times';
import { workOrder as workOrderOf } from './work-order';

/** What follows from the other fields and the entries. */
type Derived =
  | 'badlyRatedAt'
  | 'entriesHeld'
  | 'followUpDueAt'
  | 'followUpOwnerId'
  | 'queue'
  | 'ratingCheckId'
  | 'resolutionCheckId'
  | 'seq'
  | 'taskDueAt'
  | 'taskOwnerIds'
  | 'timerAt'
  | 'updatedAt'
  | 'visitCheckId'
  | 'workerIds'
  | 'workOrder';

/** Everything that one step writes; it is written in one update or not at all. */
export type TicketChange = {
  fields: Partial<Omit<Ticket, 'id' | 'timeline' | 'outbox' | Derived>>;
  entries: TimelineEntry[];
  outbox: OutboxEntry[];
};

/** The ticket as it will be; also the ground on which a second entry of the same write stands. */
export function withChange(ticket: Ticket, { fields, entries, outbox }: TicketChange): Ticket {
  const changed = { ...ticket, ...fields };
  const last = entries.at(-1);
  const followUp = nextFollowUp(changed);
  const updatedAt = last?.at ?? ticket.updatedAt;
  const after = {
    ...changed,
    seq: last?.seq ?? ticket.seq,
    updatedAt,
    workOrder: workOrderOf(changed.promise, updatedAt),
    timeline: [...ticket.timeline, ...entries],
    entriesHeld: ticket.entriesHeld + entries.length,
    workerIds: [...new Set([...ticket.workerIds, ...entries.flatMap(workersOf)])],
    resolutionCheckId: checkAfter(ticket.resolutionCheckId, entries, 'resolve'),
    ratingCheckId: checkAfter(ticket.ratingCheckId, entries, 'rate'),
    visitCheckId: checkAfter(ticket.visitCheckId ?? null, entries, 'propose_visit'),
    outbox: [...ticket.outbox, ...outbox],
    followUpDueAt: followUp?.dueAt ?? null,
    followUpOwnerId: followUp?.ownerId ?? null,
    badlyRatedAt: badlyRatedAt(changed),
    ...keysOfTasks(changed),
  };
  return { ...after, queue: queueOf(after), timerAt: nextTimer(after) };
}

/** What a write sets besides what the step itself changes. */
export function derivedFields(after: Ticket): Pick<Ticket, Exclude<Derived, 'entriesHeld'>> {
  const { ratingCheckId, resolutionCheckId, visitCheckId = null } = after;
  const { badlyRatedAt: ratedAt = null, followUpDueAt, followUpOwnerId, queue } = after;
  const { seq, timerAt, updatedAt, workerIds, workOrder } = after;
  return {
    ...{ badlyRatedAt: ratedAt, followUpDueAt, followUpOwnerId, queue },
    ...keysOfTasks(after),
    ...{ ratingCheckId, resolutionCheckId, visitCheckId },
    ...{ seq, timerAt, updatedAt, workerIds, workOrder },
  };
}

function checkAfter(
  before: string | null,
  entries: readonly TimelineEntry[],
  kind: TimelineEntry['kind'],
): string | null {
  const last = entries.findLast((entry) => entry.kind === kind);
  return last ? last.checkId : before;
}
