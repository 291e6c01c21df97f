import type { TicketActionRule } from './ticket-action-rule';
import { statusGroups, ticketStatuses } from './ticket-status';

export const taskActionNames = [
  'add_task',
  'change_task',
  'finish_task',
  'drop_task',
  'propose_criteria',
  'agree_criteria',
  'question_criteria',
] as const;
export type TaskAction = (typeof taskActionNames)[number];

const desk = ['dispatcher', 'manager'] as const;
const working = ['accepted', 'in_progress', 'awaiting_customer'] as const;

/** The responsibility list and the acceptance criteria: a part of `ticketActions`. */
export const taskActionRules: Record<TaskAction, TicketActionRule> = {
  add_task: { from: statusGroups.open, by: ['assignee', ...desk], needs: ['task details'] },
  // what somebody said they would do is owed whatever becomes of its ticket
  change_task: {
    from: ticketStatuses,
    by: ['assignee', ...desk],
    needs: ['task', 'task details'],
  },
  finish_task: { from: ticketStatuses, by: ['assignee', 'task owner', ...desk], needs: ['task'] },
  drop_task: { from: ticketStatuses, by: ['assignee', ...desk], needs: ['task', 'note'] },
  propose_criteria: {
    from: working,
    by: ['assignee', ...desk],
    needs: ['criteria'],
  },
  agree_criteria: { from: [...working, 'resolved'], by: ['reporter'] },
  // as long as somebody can propose other ones: of a solution that lacks something the reporter says that it is none
  question_criteria: { from: working, by: ['reporter'], needs: ['note'] },
};
