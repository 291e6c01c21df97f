import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { toast } from '#miniapp/ui/toast';
import { Toggle } from '#miniapp/ui/toggle';
import type { MeReply } from '#shared/accounts/account-api';
import { isStaff } from '#shared/accounts/roles';

import { PhoneRow } from './phone-row';
import type { Profile } from './use-profile';

type MeSettingsProps = { user: MeReply; profile: Profile };

export function MeSettings({ user, profile }: MeSettingsProps) {
  return (
    <>
      {isStaff(user.role) && <Duty user={user} profile={profile} />}
      <Section title="资料">
        <Card flush>
          {user.organization && (
            <ListRow icon="organization" title="单位" value={user.organization.name} />
          )}
          <PhoneRow phone={user.phone} onCode={(code) => void profile.takePhone(code)} />
        </Card>
      </Section>
      <Section title="通知">
        <Card flush>
          <ListRow
            icon="bell"
            title="站内消息"
            note="“消息”里的提醒和红点"
            value={
              <Toggle
                label="站内消息"
                isOn={user.preferences.inbox}
                onChange={(inbox) => void profile.change({ preferences: { inbox } })}
              />
            }
          />
          <ListRow
            icon="message"
            title="微信通知"
            note="有进展时发到微信的服务通知"
            value={
              <Toggle
                label="微信通知"
                isOn={user.preferences.wechat}
                onChange={(wechat) => void profile.change({ preferences: { wechat } })}
              />
            }
          />
        </Card>
      </Section>
    </>
  );
}

function Duty({ user, profile }: MeSettingsProps) {
  const handleChange = async (onDuty: boolean) => {
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
