import type { Words } from '#api/moderation/index';

import type { TimelineEntry } from '../ticket';
import type { TicketChange } from '../ticket-change';

/** What customers read of an entry about tasks and criteria. */
export function partsOfTasks({ task, criteria = [] }: TimelineEntry): Words['parts'] {
  return [
    ...(task ? [{ path: 'task.what', text: `${task.what} ${task.party}`.trim() }] : []),
    ...criteria.map(({ text }, index) => ({ path: `criteria.texts.${index}`, text })),
  ];
}

/** The ticket keeps the words of an entry as well, with what is to be remembered of them. */
export function checkedOfTasks(
  fields: TicketChange['fields'],
  seq: number,
  checkId: string | null,
): TicketChange['fields'] {
  const { tasks, criteria } = fields;
  return {
    ...fields,
    ...(tasks && { tasks: tasks.map((one) => (one.seq === seq ? { ...one, checkId } : one)) }),
    ...(criteria?.seq === seq && { criteria: { ...criteria, checkId } }),
  };
}
