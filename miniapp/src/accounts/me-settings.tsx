import { useState } from 'react';

import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { toast } from '#miniapp/ui/toast';
import { Toggle } from '#miniapp/ui/toggle';
import type { MeReply } from '#shared/accounts/account-api';
import { may } from '#shared/accounts/roles';

import { LeavingSheet } from './leaving-sheet';
import { NoticeRows } from './notice-rows';
import { PhoneRow } from './phone-row';
import type { Profile } from './use-profile';
import { accountWords } from './words';

type MeSettingsProps = { user: MeReply; profile: Profile };

export function MeSettings({ user, profile }: MeSettingsProps) {
  return (
    <>
      {may(user.role, 'go on duty') && <Duty user={user} profile={profile} />}
      <Section title={accountWords.settings.facts}>
        <Card flush>
          {user.organization && (
            <ListRow
              icon="organization"
              title={accountWords.settings.organization}
              value={user.organization.name}
            />
          )}
          <PhoneRow phone={user.phone} onCode={(code) => void profile.takePhone(code)} />
        </Card>
      </Section>
      <NoticeRows user={user} />
    </>
  );
}

/** Of new tickets only those are told who may take them; the desk sees them come. */
function dutyWords({ role }: MeReply, onDuty: boolean) {
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

function Duty({ user, profile }: MeSettingsProps) {
  const [isLeaving, setLeaving] = useState(false);
  const isEngineer = may(user.role, 'solve tickets');
  const change = async (onDuty: boolean, handOver?: boolean) => {
    if (await profile.changeDuty({ onDuty, handOver })) {
      const { handedOver } = accountWords.leaving;
      toast(handOver ? handedOver : dutyWords(user, onDuty).now);
    }
  };
  return (
    <Card flush>
      <ListRow
        icon="work"
        title={user.onDuty ? accountWords.settings.onDuty : accountWords.settings.offDuty}
        note={dutyWords(user, user.onDuty).note}
        value={
          <Toggle
            label={accountWords.settings.onDuty}
            isOn={profile.onDuty}
            onChange={(onDuty) => {
              if (!onDuty && isEngineer) {
                setLeaving(true);
              } else {
                void change(onDuty);
              }
            }}
          />
        }
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
