import { View } from '@tarojs/components';

import { call } from '#miniapp/client/call';
import { rememberUser, useSession } from '#miniapp/client/session';
import { useAction } from '#miniapp/client/use-action';
import { askForNews } from '#miniapp/notices/consent/ask-for-news';
import { Avatar } from '#miniapp/ui/avatar';
import { Card } from '#miniapp/ui/card';
import { toast } from '#miniapp/ui/toast';
import { Toggle } from '#miniapp/ui/toggle';
import { accountApi } from '#shared/accounts/account-api';

import { workWords } from './words';

type DutySwitchProps = { workload: string };

/** Who I am today: on duty or not, and how much waits for me. */
export function DutySwitch({ workload }: DutySwitchProps) {
  const user = useSession()?.user;
  const duty = useAction(async (onDuty: boolean) => {
    // before anything is awaited: WeChat asks only while it sees the tap
    await (onDuty && askForNews('duty'));
    return call(accountApi.updateMe, { body: { onDuty } });
  });
  if (!user) {
    return null;
  }
  const handleChange = async (onDuty: boolean) => {
    const me = await duty.run(onDuty);
    if (me) {
      rememberUser(me);
      toast(onDuty ? workWords.duty.nowOnDuty : workWords.duty.nowOffDuty);
    }
  };
  return (
    <Card className="duty-switch">
      <Avatar name={user.name} url={user.avatarUrl} size="large" />
      <View className="duty-switch__words">
        <View className="duty-switch__workload">{workload}</View>
        <View className="duty-switch__name">
          {user.name} · {user.onDuty ? workWords.duty.onDuty : workWords.duty.offDuty}
        </View>
        {duty.error && <View className="duty-switch__error">{duty.error.title}</View>}
      </View>
      <Toggle
        isOn={user.onDuty}
        label={workWords.duty.onDuty}
        disabled={duty.isRunning}
        onChange={(onDuty) => void handleChange(onDuty)}
      />
    </Card>
  );
}
