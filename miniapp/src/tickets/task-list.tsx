import { View } from '@tarojs/components';

import { useNow } from '#miniapp/client/use-now';
import type { usePages } from '#miniapp/client/use-pages';
import { openPage } from '#miniapp/platform/navigation';
import { Card } from '#miniapp/ui/card';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { Facts } from '#miniapp/ui/facts';
import { ListEnd } from '#miniapp/ui/list-end';
import { ListRow } from '#miniapp/ui/list-row';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import type { TicketOfTasks } from '#shared/tasks/task-api';

import { TaskRow } from './ticket-tasks';
import { ticketWords } from './words/ticket';

type TaskPage = { items: TicketOfTasks[]; nextCursor: string | null };

type TaskListProps = {
  list: Omit<ReturnType<typeof usePages<TaskPage>>, 'replace'>;
  empty: { title: string; line?: string };
};

/** Tickets with what is still to be done on each; the whole card leads to the ticket. */
export function TaskList({ list, empty }: TaskListProps) {
  if (list.isLoading) {
    return <SkeletonCards count={3} />;
  }
  if (list.error && !list.data) {
    return <ErrorState error={list.error} onRetry={() => void list.refresh()} />;
  }
  if (list.items.length === 0) {
    return <EmptyState {...empty} />;
  }
  return (
    <>
      <View className="task-list">
        {list.items.map((item) => (
          <TaskCard key={item.id} item={item} />
        ))}
      </View>
      <ListEnd {...list} />
    </>
  );
}

function TaskCard({ item: { id, tasks, ticket } }: { item: TicketOfTasks }) {
  const now = useNow();
  return (
    <Card flush>
      <ListRow
        id={`tasks-of-${ticket.number}`}
        title={ticket.description || ticketWords.marks.hidden}
        note={<Facts facts={[ticket.organization, ticket.number]} />}
        onTap={() => {
          openPage('tickets/ticket-page', { id });
        }}
      />
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} side="staff" now={now} />
      ))}
    </Card>
  );
}
