import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useQuery } from '#miniapp/client/use-query';
import { openPage } from '#miniapp/platform/navigation';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { moderationApi } from '#shared/moderation/moderation-api';

const pollEvery = 10_000;

/** The way to what waits to be looked at, with how much it is. */
export function FlagsRow() {
  const { data } = useQuery(
    'flags:count',
    () => call(moderationApi.list, { query: { limit: 1 } }),
    {
      pollEvery,
      isNews: isListNews,
    },
  );
  return (
    <Card flush>
      <ListRow
        id="flags"
        icon="escalate"
        title="内容复核"
        value={data && (data.open === 0 ? '没有待处理' : `${data.open} 条待处理`)}
        onTap={() => {
          openPage('desk/flags-page');
        }}
      />
    </Card>
  );
}
