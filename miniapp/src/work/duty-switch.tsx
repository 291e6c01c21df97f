import { View } from '@tarojs/components';
import { useState } from 'react';

import { changeDuty } from '#miniapp/accounts/change-duty';
import { LeavingSheet } from '#miniapp/accounts/leaving-sheet';
import { accountWords } from '#miniapp/accounts/words';
import { rememberUser, useSession } from '#miniapp/client/session';
import { useAction } from '#miniapp/client/use-action';
import { Avatar } from '#miniapp/ui/avatar';
import { Card } from '#miniapp/ui/card';
import { toast } from '#miniapp/ui/toast';
import { Toggle } from '#miniapp/ui/toggle';

import { workWords } from './words';

type DutySwitchProps = {
  workload: string;
  /** Something is, or for all that is known may be, open that somebody has to go on with. */
  hasWork: boolean;
};

/** Who I am today: on duty or not, and how much waits for me. */
export function DutySwitch({ workload, hasWork }: DutySwitchProps) {
  const user = useSession()?.user;
  const [isLeaving, setLeaving] = useState(false);
  const duty = useAction(changeDuty);
  if (!user) {
    return null;
  }
  const change = async (onDuty: boolean, handOver = false) => {
    const me = await duty.run({ onDuty, handOver });
    if (me) {
      rememberUser(me);
      toast(sayDuty(onDuty, handOver));
    }
  };
  return (
    <Card className="duty-switch">
      <Avatar name={user.name} url={user.avatarUrl} size="large" />
      <View className="duty-switch__words">
        <View className="duty-switch__workload">{workload}</View>
        <View className="duty-switch__name">
          {user.name} · {sayState(user.onDuty, duty.isRunning)}
        </View>
        {duty.error && <View className="duty-switch__error">{duty.error.title}</View>}
      </View>
      <Toggle
        isOn={duty.pending.at(-1)?.onDuty ?? user.onDuty}
        label={workWords.duty.onDuty}
        onChange={(onDuty) => {
          if (!onDuty && hasWork) {
            setLeaving(true);
          } else {
            void change(onDuty);
          }
        }}
      />
      <LeavingSheet
        isOpen={isLeaving}
        onChoose={(handOver) => void change(false, handOver)}
        onClose={() => {
          setLeaving(false);
        }}
      />
    </Card>
  );
}

function sayState(onDuty: boolean, isChanging: boolean): string {
  const { duty } = workWords;
  if (isChanging) {
    return duty.changing;
  }
  return onDuty ? duty.onDuty : duty.offDuty;
}

function sayDuty(onDuty: boolean, handOver: boolean): string {
  if (onDuty) {
    return workWords.duty.nowOnDuty;
  }
  return handOver ? accountWords.leaving.handedOver : workWords.duty.nowOffDuty;
}
