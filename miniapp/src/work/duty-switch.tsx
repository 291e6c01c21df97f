import { View } from '@tarojs/components';
import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { rememberUser, useSession } from '#miniapp/client/session';
import { useAction } from '#miniapp/client/use-action';
import { askForNews } from '#miniapp/notices/consent/ask-for-news';
import { ActionSheet } from '#miniapp/ui/action-sheet';
import { Avatar } from '#miniapp/ui/avatar';
import { Card } from '#miniapp/ui/card';
import { toast } from '#miniapp/ui/toast';
import { Toggle } from '#miniapp/ui/toggle';
import { accountApi } from '#shared/accounts/account-api';
import { leaveWorkApi } from '#shared/tickets/leave-work-api';

import { workWords } from './words';

type Duty = { onDuty: boolean; handOver: boolean };

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

async function changeDuty({ onDuty, handOver }: Duty) {
  // before anything is awaited: WeChat asks only while it sees the tap
  await (onDuty && askForNews('duty'));
  const me = await call(accountApi.updateMe, { body: { onDuty } });
  await (!onDuty && call(leaveWorkApi.leave, { body: { handOver } }));
  return me;
}

type LeavingSheetProps = {
  isOpen: boolean;
  onChoose: (handOver: boolean) => void;
  onClose: () => void;
};

/** What becomes of open work is said by whoever leaves. */
function LeavingSheet({ isOpen, onChoose, onClose }: LeavingSheetProps) {
  const words = workWords.leaving;
  return (
    <ActionSheet
      isOpen={isOpen}
      title={words.title}
      onClose={onClose}
      actions={[
        {
          ...{ label: words.keep, icon: 'work', id: 'leave-keep', danger: false },
          onTap: () => {
            onChoose(false);
          },
        },
        {
          ...{ label: words.handOver, icon: 'assign', id: 'leave-hand-over', danger: false },
          onTap: () => {
            onChoose(true);
          },
        },
      ]}
    />
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
  return handOver ? workWords.leaving.handedOver : workWords.duty.nowOffDuty;
}
