import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { usePages } from '#miniapp/client/use-pages';
import { TaskList } from '#miniapp/tickets/task-list';
import { taskWords } from '#miniapp/tickets/words/tasks';
import { Page } from '#miniapp/ui/page';
import { taskApi } from '#shared/tasks/task-api';

const pollEvery = 10_000;

/** What I said that I would do, on whatever ticket. */
export default function TasksPage() {
  const words = taskWords.pages;
  const list = usePages(
    'my-tasks',
    (cursor) => call(taskApi.mine, { query: { limit: 20, ...(cursor ? { cursor } : {}) } }),
    { pollEvery, isNews: isListNews },
  );
  return (
    <Page title={words.mine} onRefresh={list.refresh}>
      <TaskList list={list} empty={{ title: words.none, line: words.noneNote }} />
    </Page>
  );
}
