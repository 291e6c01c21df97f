import { openPage } from '#miniapp/platform/navigation';
import { Card } from '#miniapp/ui/card';
import type { IconName } from '#miniapp/ui/icon-sources';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import type { MeReply } from '#shared/accounts/account-api';
import { may, type Grant } from '#shared/accounts/roles';

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
        {ways
          .filter(({ needs }) => may(user.role, needs))
          .map(({ id, icon, page, say }) => (
            <ListRow
              key={id}
              {...{ id, icon, ...say() }}
              onTap={() => {
                openPage(page);
              }}
            />
          ))}
      </Card>
    </Section>
  );
}

type Way = {
  id: string;
  icon: IconName;
  page: string;
  needs: Grant;
  say: () => { title: string; note: string };
};

const ways: readonly Way[] = [
  {
    ...{ id: 'my-numbers', icon: 'star', page: 'work/numbers-page', needs: 'solve tickets' },
    say: () => ({ title: accountWords.work.numbers, note: accountWords.work.numbersNote }),
  },
  {
    ...{ id: 'my-week', icon: 'calendar', page: 'work/week-page', needs: 'read every ticket' },
    say: () => ({ title: accountWords.work.week, note: accountWords.work.weekNote }),
  },
  {
    ...{ id: 'my-leave', icon: 'clock', page: 'work/leave-page', needs: 'go on duty' },
    say: () => ({ title: accountWords.work.leave, note: accountWords.work.leaveNote }),
  },
  {
    ...{ id: 'my-quick-replies', icon: 'message', page: 'work/quick-replies-page' },
    needs: 'read every ticket',
    say: () => ({
      title: accountWords.work.quickReplies,
      note: accountWords.work.quickRepliesNote,
    }),
  },
];
