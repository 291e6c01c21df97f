import { call } from '#miniapp/client/call';
import { useQuery } from '#miniapp/client/use-query';
import { openPage } from '#miniapp/platform/navigation';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import type { MeReply } from '#shared/accounts/account-api';
import { may } from '#shared/accounts/roles';
import { setAsideApi } from '#shared/background/set-aside-api';
import { deadLetterApi } from '#shared/notices/dead-letter-api';

import { accountWords } from './words';

/** The ways to what I am told of, and for whoever tries it again to what did not arrive. */
export function NoticeRows({ user }: { user: MeReply }) {
  return (
    <Section title={accountWords.notices.title}>
      <Card flush>
        <ListRow
          id="notice-settings"
          icon="bell"
          title={accountWords.notices.settings}
          note={accountWords.notices.settingsNote}
          onTap={() => {
            openPage('notices/settings-page');
          }}
        />
        {may(user.role, 'retry failures') && <DeadLettersRow />}
      </Card>
    </Section>
  );
}

function DeadLettersRow() {
  const { data: total } = useQuery('dead-letters:count', countFailures, { pollEvery: 30_000 });
  return (
    <ListRow
      id="dead-letters"
      icon="warning"
      title={accountWords.notices.failures}
      note={accountWords.notices.failuresNote}
      value={
        total === undefined
          ? undefined
          : total === 0
            ? accountWords.notices.noFailures
            : accountWords.notices.failureCount(total)
      }
      onTap={() => {
        openPage('desk/dead-letters-page');
      }}
    />
  );
}

async function countFailures(): Promise<number> {
  const [letters, work] = await Promise.all([
    call(deadLetterApi.list, { query: { limit: 1 } }),
    call(setAsideApi.list, { query: { limit: 1 } }),
  ]);
  return letters.total + work.total;
}
