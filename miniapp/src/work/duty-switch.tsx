import { View } from '@tarojs/components';

import { DutyToggle } from '#miniapp/accounts/duty-toggle';
import { useDuty, type DutyOfMine } from '#miniapp/accounts/use-duty';
import { accountWords } from '#miniapp/accounts/words';
import { useSession } from '#miniapp/client/session';
import { Avatar } from '#miniapp/ui/avatar';
import { Card } from '#miniapp/ui/card';
import type { MeReply } from '#shared/accounts/account-api';

import { workWords } from './words';

type DutySwitchProps = {
  workload: string;
  /** Something is, or for all that is known may be, open that somebody has to go on with. */
  hasWork: boolean;
};

/** Who I am today: on duty or not, and how much waits for me. */
export function DutySwitch(props: DutySwitchProps) {
  const user = useSession()?.user;
  return user ? <Mine {...props} user={user} /> : null;
}

function Mine({ user, workload, hasWork }: DutySwitchProps & { user: MeReply }) {
  const duty = useDuty(user);
  return (
    <Card className="duty-switch">
      <Avatar name={user.name} url={user.avatarUrl} size="large" />
      <View className="duty-switch__words">
        <View className="duty-switch__workload">{workload}</View>
        <View className="duty-switch__name">
          {user.name} · {sayState(duty)}
        </View>
        {duty.error && <View className="duty-switch__error">{duty.error.title}</View>}
      </View>
      <DutyToggle duty={duty} hasWork={hasWork} />
    </Card>
  );
}

function sayState({ isChanging, user }: DutyOfMine): string {
  const { offDuty, onDuty } = accountWords.settings;
  if (isChanging) {
    return workWords.changingDuty;
  }
  return user.onDuty ? onDuty : offDuty;
}
