import { call } from '#miniapp/client/call';
import { rememberUser } from '#miniapp/client/session';
import { useAction } from '#miniapp/client/use-action';
import { askForNews } from '#miniapp/notices/consent/ask-for-news';
import { toast } from '#miniapp/ui/toast';
import { accountApi, type MeReply } from '#shared/accounts/account-api';
import { may } from '#shared/accounts/roles';
import { leaveWorkApi } from '#shared/tickets/leave-work-api';

import { accountWords } from './words';

type Change = {
  onDuty: boolean;
  /** Whoever leaves: what they hold goes to the desk. */
  handOver: boolean;
};

/** Whether I am on duty, and how that changes. */
export function useDuty(user: MeReply) {
  const isEngineer = may(user.role, 'solve tickets');
  const changing = useAction(async ({ onDuty, handOver }: Change) => {
    // before anything is awaited: WeChat asks only while it sees the tap
    await (onDuty && askForNews('duty'));
    const me = await call(accountApi.updateMe, { body: { onDuty } });
    // what an engineer is asked to take goes on to others at once
    await (!onDuty && isEngineer && call(leaveWorkApi.leave, { body: { handOver } }));
    return me;
  });
  const change = async (onDuty: boolean, handOver = false) => {
    const me = await changing.run({ onDuty, handOver });
    if (me) {
      rememberUser(me);
      toast(handOver ? accountWords.leaving.handedOver : dutyWords(user, onDuty).now);
    }
  };
  return {
    user,
    change,
    /** As it was switched last, also while that is on its way. */
    isOn: changing.pending.at(-1)?.onDuty ?? user.onDuty,
    isChanging: changing.isRunning,
    error: changing.error,
  };
}

export type DutyOfMine = ReturnType<typeof useDuty>;

/** Of new tickets only those are told who may take them; the desk sees them come. */
export function dutyWords({ role }: Pick<MeReply, 'role'>, onDuty: boolean) {
  const { settings } = accountWords;
  if (!may(role, 'solve tickets')) {
    return {
      note: settings.deskNote,
      now: onDuty ? settings.deskNowOnDuty : settings.deskNowOffDuty,
    };
  }
  return onDuty
    ? { note: settings.onDutyNote, now: settings.nowOnDuty }
    : { note: settings.offDutyNote, now: settings.nowOffDuty };
}
