import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useQuery } from '#miniapp/client/use-query';
import { openPage } from '#miniapp/platform/navigation';
import { ListRow } from '#miniapp/ui/list-row';
import { followUpApi, type FollowUpView } from '#shared/follow-ups/follow-up-api';

import { deskWords } from './words';

const pollEvery = 10_000;

/** The way to the calls that are owed, with how many they are, late ones first. */
export function FollowUpsRow() {
  const { data } = useQuery(
    'follow-ups:count',
    () => call(followUpApi.list, { query: { limit: 1 } }),
    { pollEvery, isNews: isListNews },
  );
  return (
    <ListRow
      id="follow-ups"
      icon="phone"
      title={deskWords.followUps.title}
      value={data && sayCounts(data.counts)}
      onTap={() => {
        openPage('desk/follow-ups-page');
      }}
    />
  );
}

function sayCounts({ all, late }: Record<FollowUpView, number>): string {
  const words = deskWords.followUps;
  if (all === 0) {
    return words.noneOwed;
  }
  return late === 0 ? words.owed(all) : words.owedAndLate(all, late);
}
