import type { CriteriaState, SupportLevel, TaskStep, taskStates } from '#shared/tasks/task-steps';

/** Something that somebody said they would do, on a ticket’s responsibility list. */
export type Task = {
  /** Of its ticket: 1, 2, 3 … */
  id: string;
  /** Of the entry that gave it its words. */
  seq: number;
  what: string;
  /** Null: the customer’s side does it. */
  ownerId: string | null;
  /** Who does it there, in words; empty: we do. */
  party: string;
  dueAt: Date;
  /** The customer reads it. */
  isShown: boolean;
  state: (typeof taskStates)[number];
  /** When whoever owes it is reminded; null: somebody was, or there is no time left for it. */
  remindAt: Date | null;
  /** When somebody was told that its time has passed; null: nobody yet. */
  lateAt: Date | null;
  /** When and by whom it was done or dropped. */
  ended: { at: Date; by: string | null } | null;
  /** The content check of its words. */
  checkId: string | null;
};

/** What a step did to a task. */
export type TaskChange = Pick<Task, 'dueAt' | 'id' | 'ownerId' | 'party' | 'what'> & {
  step: TaskStep;
};

/** What both sides call solved. */
export type Criteria = {
  /** Of the entry that proposed them. */
  seq: number;
  state: CriteriaState;
  items: Criterion[];
  checkId: string | null;
};

export type Criterion = {
  id: string;
  text: string;
  /** As the reporter found it at acceptance; null: nobody has said. */
  isMet: boolean | null;
};

/** What an entry says of a criterion. */
export type SaidCriterion = Pick<Criterion, 'isMet' | 'text'>;

/** Who looks after it now, and why. */
export type Escalation = {
  level: SupportLevel;
  at: Date;
  by: string | null;
  why: string;
  found: string;
};

/** What a ticket has of all this; missing on tickets of an earlier version. */
export type WithTasks = {
  tasks?: Task[];
  criteria?: Criteria | null;
  escalation?: Escalation | null;
};

/** Those that wait to be done, the most urgent first. */
export function openTasks({ tasks = [] }: WithTasks): Task[] {
  return tasks
    .filter(({ state }) => state === 'open')
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
}

/** By what a ticket is found in the lists of tasks. */
export function keysOfTasks(ticket: WithTasks): { taskDueAt: Date | null; taskOwnerIds: string[] } {
  const open = openTasks(ticket);
  return {
    taskDueAt: open[0]?.dueAt ?? null,
    taskOwnerIds: [...new Set(open.flatMap(({ ownerId }) => ownerId ?? []))],
  };
}

/** Those that must be met; other ones than these were asked for: then none. */
export function bindingCriteria({ criteria }: WithTasks): Criteria | null {
  return criteria && criteria.state !== 'questioned' ? criteria : null;
}
