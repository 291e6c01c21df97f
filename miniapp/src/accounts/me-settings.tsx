import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import type { MeReply } from '#shared/accounts/account-api';
import { may } from '#shared/accounts/roles';

import { DutyToggle } from './duty-toggle';
import { NoticeRows } from './notice-rows';
import { PhoneRow } from './phone-row';
import { dutyWords, useDuty } from './use-duty';
import type { Profile } from './use-profile';
import { accountWords } from './words';

type MeSettingsProps = { user: MeReply; profile: Profile };

export function MeSettings({ user, profile }: MeSettingsProps) {
  return (
    <>
      {may(user.role, 'go on duty') && <Duty user={user} />}
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

function Duty({ user }: Pick<MeSettingsProps, 'user'>) {
  const duty = useDuty(user);
  const { offDuty, onDuty } = accountWords.settings;
  return (
    <Card flush>
      <ListRow
        icon="work"
        title={user.onDuty ? onDuty : offDuty}
        note={duty.error?.title ?? dutyWords(user, user.onDuty).note}
        // what they hold is not known here
        value={<DutyToggle duty={duty} hasWork={may(user.role, 'solve tickets')} />}
      />
    </Card>
  );
}
