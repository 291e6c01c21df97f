import { askForNews } from '#miniapp/notices/consent/ask-for-news';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { toast } from '#miniapp/ui/toast';
import { Toggle } from '#miniapp/ui/toggle';
import type { MeReply } from '#shared/accounts/account-api';
import { may } from '#shared/accounts/roles';

import { NoticeRows } from './notice-rows';
import { PhoneRow } from './phone-row';
import type { Profile } from './use-profile';

type MeSettingsProps = { user: MeReply; profile: Profile };

export function MeSettings({ user, profile }: MeSettingsProps) {
  return (
    <>
      {may(user.role, 'go on duty') && <Duty user={user} profile={profile} />}
      <Section title="资料">
        <Card flush>
          {user.organization && (
            <ListRow icon="organization" title="单位" value={user.organization.name} />
          )}
          <PhoneRow phone={user.phone} onCode={(code) => void profile.takePhone(code)} />
        </Card>
      </Section>
      <NoticeRows user={user} />
    </>
  );
}

function Duty({ user, profile }: MeSettingsProps) {
  const handleChange = async (onDuty: boolean) => {
    // before anything is awaited: WeChat asks only while it sees the tap
    await (onDuty && askForNews('duty'));
    if (await profile.change({ onDuty })) {
      toast(onDuty ? '已上岗，有新工单会通知您' : '已离岗，不再收到新工单');
    }
  };
  return (
    <Card flush>
      <ListRow
        icon="work"
        title={user.onDuty ? '在岗' : '不在岗'}
        note={user.onDuty ? '有新工单会通知您' : '不再收到新工单，手上的不变'}
        value={
          <Toggle
            label="在岗"
            isOn={user.onDuty}
            onChange={(onDuty) => void handleChange(onDuty)}
          />
        }
      />
    </Card>
  );
}
