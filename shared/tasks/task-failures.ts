/** How steps of tasks, criteria and levels can fail. */
export const taskFailures = [
  'task.required',
  'task.incomplete',
  'task.time_unfit',
  'task.owner_unfit',
  'task.not_open',
  'task.too_many',
  'criteria.required',
  'criteria.not_met',
  'escalation.level_unfit',
] as const;
