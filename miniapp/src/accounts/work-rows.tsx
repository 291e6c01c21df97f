import { openPage } from '#miniapp/platform/navigation';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import type { MeReply } from '#shared/accounts/account-api';
import { may } from '#shared/accounts/roles';

import { accountWords } from './words';

/** The ways to what is only one's own at work. */
export function WorkRows({ user }: { user: MeReply }) {
  const words = accountWords.work;
  if (!may(user.role, 'read every ticket')) {
    return null;
  }
  return (
    <Section title={words.title}>
      <Card flush>
        {may(user.role, 'solve tickets') && (
          <ListRow
            id="my-numbers"
            icon="star"
            title={words.numbers}
            note={words.numbersNote}
            onTap={() => {
              openPage('work/numbers-page');
            }}
          />
        )}
        <ListRow
          id="my-week"
          icon="calendar"
          title={words.week}
          note={words.weekNote}
          onTap={() => {
            openPage('work/week-page');
          }}
        />
        {may(user.role, 'go on duty') && (
          <ListRow
            id="my-leave"
            icon="clock"
            title={words.leave}
            note={words.leaveNote}
            onTap={() => {
              openPage('work/leave-page');
            }}
          />
        )}
        <ListRow
          id="my-quick-replies"
          icon="message"
          title={words.quickReplies}
          note={words.quickRepliesNote}
          onTap={() => {
            openPage('work/quick-replies-page');
          }}
        />
      </Card>
    </Section>
  );
}
