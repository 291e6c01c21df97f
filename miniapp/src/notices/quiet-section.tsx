import { Card } from '#miniapp/ui/card';
import { ClockPicker } from '#miniapp/ui/clock-picker';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { Toggle } from '#miniapp/ui/toggle';
import { isStaff, type Role } from '#shared/accounts/roles';

import type { Choosing } from './use-preferences';

/** When WeChat waits for the morning. */
export function QuietSection({ role, preferences, change }: Choosing & { role: Role }) {
  const { isOn, from, to } = preferences.quietHours;
  const times = [
    { name: 'from', title: '开始', value: from },
    { name: 'to', title: to < from ? '结束（次日）' : '结束', value: to },
  ];
  return (
    <Section
      title="夜间"
      foot={isStaff(role) ? '带锁的通知仍会马上发出，站内消息不受影响' : '站内消息不受影响'}
    >
      <Card flush>
        <ListRow
          title="夜间免打扰"
          note="这段时间的微信通知等到结束再发"
          value={
            <Toggle
              label="夜间免打扰"
              isOn={isOn}
              onChange={(on) => {
                change({ quietHours: { isOn: on } });
              }}
            />
          }
        />
        {isOn &&
          times.map(({ name, title, value }) => (
            <ListRow
              key={name}
              title={title}
              value={
                <ClockPicker
                  id={`quiet-${name}`}
                  label={`免打扰${title}`}
                  value={value}
                  onChange={(time) => {
                    change({ quietHours: { [name]: time } });
                  }}
                />
              }
            />
          ))}
      </Card>
    </Section>
  );
}
