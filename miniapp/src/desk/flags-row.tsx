import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useQuery } from '#miniapp/client/use-query';
import { openPage } from '#miniapp/platform/navigation';
import { ListRow } from '#miniapp/ui/list-row';
import { moderationApi } from '#shared/moderation/moderation-api';

import { deskWords } from './words';

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
    <ListRow
      id="flags"
      icon="escalate"
      title={deskWords.flags.title}
      value={data && (data.open === 0 ? deskWords.flags.noneOpen : deskWords.flags.open(data.open))}
      onTap={() => {
        openPage('desk/flags-page');
      }}
    />
  );
}
