import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useQuery } from '#miniapp/client/use-query';
import { openPage } from '#miniapp/platform/navigation';
import { taskWords } from '#miniapp/tickets/words/tasks';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { isLate } from '#shared/promises/is-late';
import { taskApi } from '#shared/tasks/task-api';

const pollEvery = 30_000;

/** The way to my tasks; absent while I owe none. */
export function MyTasksRow({ now }: { now: number }) {
  const { data } = useQuery('my-tasks:count', () => call(taskApi.mine, { query: { limit: 50 } }), {
    pollEvery,
    isNews: isListNews,
    isKept: true,
  });
  const tasks = (data?.items ?? []).flatMap((item) => item.tasks);
  if (tasks.length === 0) {
    return null;
  }
  const late = tasks.filter(({ dueAt }) => isLate(dueAt, now)).length;
  const words = taskWords.pages;
  return (
    <Card flush>
      <ListRow
        id="my-tasks"
        icon="hourglass"
        title={words.mine}
        value={late === 0 ? words.count(tasks.length) : words.countAndLate(tasks.length, late)}
        onTap={() => {
          openPage('work/tasks-page');
        }}
      />
    </Card>
  );
}
