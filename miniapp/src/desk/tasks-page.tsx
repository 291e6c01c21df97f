import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { usePages } from '#miniapp/client/use-pages';
import { TaskList } from '#miniapp/tickets/task-list';
import { taskWords } from '#miniapp/tickets/words/tasks';
import { Chip, Chips } from '#miniapp/ui/chip';
import { Page } from '#miniapp/ui/page';
import { taskApi, taskViews, type TaskView } from '#shared/tasks/task-api';

const pollEvery = 10_000;

/** What anybody said that they would do: who, by when, and what is late. */
export default function TasksPage() {
  const [view, setView] = useState<TaskView>('all');
  const list = usePages(
    `tasks:${view}`,
    (cursor) => call(taskApi.list, { query: { view, limit: 20, ...(cursor ? { cursor } : {}) } }),
    { pollEvery, isNews: isListNews },
  );
  const counts = list.data?.counts;
  const words = taskWords.pages;
  return (
    <Page title={words.all} wide onRefresh={list.refresh}>
      <Chips>
        {taskViews.map((name) => (
          <Chip
            key={name}
            id={`tasks-${name}`}
            isChosen={name === view}
            onTap={() => {
              setView(name);
            }}
          >
            {counts ? words.view(words.views[name], counts[name]) : words.views[name]}
          </Chip>
        ))}
      </Chips>
      <TaskList list={list} empty={{ title: view === 'all' ? words.none : words.noneLate }} />
    </Page>
  );
}
