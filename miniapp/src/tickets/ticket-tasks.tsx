import { View } from '@tarojs/components';
import { useState } from 'react';

import { ActionSheet } from '#miniapp/ui/action-sheet';
import { Card } from '#miniapp/ui/card';
import { CountdownChip } from '#miniapp/ui/countdown-chip';
import { Facts } from '#miniapp/ui/facts';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import type { Side } from '#shared/accounts/roles';
import type { TaskReply } from '#shared/tasks/task-fields';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { phoneActions } from './actions/phone-actions';
import { countdown } from './promise-words';
import { taskFacts } from './task-line';

import './ticket-tasks.scss';
import type { TicketActions } from './use-ticket-actions';
import { taskWords } from './words/tasks';

type TicketTasksProps = { ticket: TicketReply; side: Side; now: number; actions: TicketActions };

const endings = ['finish_task', 'change_task', 'drop_task'] as const;

/** What was said that it would be done: who does it and by when. */
export function TicketTasks({ ticket, side, now, actions }: TicketTasksProps) {
  const [chosen, setChosen] = useState<TaskReply>();
  const possible = endings.filter((action) => ticket.allowedActions.includes(action));
  if (ticket.tasks.length === 0) {
    return null;
  }
  return (
    <Section title={side === 'staff' ? taskWords.list.title : taskWords.list.forYou}>
      <Card flush>
        {ticket.tasks.map((task) => (
          <TaskRow
            key={task.id}
            {...{ task, side, now }}
            {...(task.state === 'open' &&
              possible.length > 0 && {
                onTap: () => {
                  setChosen(task);
                },
              })}
          />
        ))}
      </Card>
      <ActionSheet
        isOpen={chosen !== undefined}
        title={chosen?.what ?? ''}
        onClose={() => {
          setChosen(undefined);
        }}
        actions={possible.map((action) => ({
          label: ticketActionWords[action],
          icon: phoneActions[action].icon,
          danger: phoneActions[action].isDanger ?? false,
          id: `action-${action}`,
          onTap: () => {
            actions.begin(action, chosen?.id);
          },
        }))}
      />
    </Section>
  );
}

type TaskRowProps = { task: TaskReply; side: Side; now: number; onTap?: () => void };

/** One task; those that are over are quieter. */
export function TaskRow({ task, side, now, onTap }: TaskRowProps) {
  const isOpen = task.state === 'open';
  return (
    <ListRow
      id={`task-${task.id}`}
      icon={isOpen ? 'hourglass' : task.state === 'done' ? 'done' : 'no'}
      title={<View className={isOpen ? '' : 'ticket-task--over'}>{task.what}</View>}
      note={<Facts facts={taskFacts(task, side, now)} />}
      value={isOpen && side === 'staff' && <CountdownChip {...countdown(task, now)} />}
      {...(onTap && { onTap })}
    />
  );
}
