import type { PersonReply } from '#shared/accounts/account-api';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

import type { TimelineEntry } from '../ticket';

import type { TaskChange } from './task';

type Said = Pick<TimelineEntryReply, 'criteria' | 'escalation' | 'task'>;
type Seen = {
  /** The words have passed the content check. */
  isShown: boolean;
  isStaff: boolean;
  personOf: (id: string | null) => PersonReply | null;
};

/** What an entry says of tasks, criteria and levels. */
export function presentSaid(
  { task = null, criteria = [], escalation = null }: TimelineEntry,
  seen: Seen,
): Said {
  const { isShown, isStaff } = seen;
  return {
    task: task && isShown ? presentTaskChange(task, seen) : null,
    criteria: isShown ? criteria.map(({ text, isMet }) => ({ text, isMet })) : [],
    escalation: escalation && isStaff ? { level: escalation.level, found: escalation.found } : null,
  };
}

/** Who of us does it is our own matter. */
function presentTaskChange(
  { step, what, ownerId, party, dueAt }: TaskChange,
  { isStaff, personOf }: Seen,
): NonNullable<Said['task']> {
  return {
    ...{ step, what, party, dueAt: dueAt.toISOString() },
    owner: isStaff ? personOf(ownerId) : null,
  };
}
