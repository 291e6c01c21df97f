import { Card } from '#miniapp/ui/card';
import { ClockPicker } from '#miniapp/ui/clock-picker';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { Toggle } from '#miniapp/ui/toggle';
import { isStaff, type Role } from '#shared/accounts/roles';

import type { Choosing } from './use-preferences';
import { noticeWords } from './words';

/** When WeChat waits for the morning. */
export function QuietSection({ role, preferences, change }: Choosing & { role: Role }) {
  const { isOn, from, to } = preferences.quietHours;
  const words = noticeWords.quiet;
  const times = [
    { name: 'from', title: words.from, label: words.fromWhole, value: from },
    to < from
      ? { name: 'to', title: words.toNextDay, label: words.toNextDayWhole, value: to }
      : { name: 'to', title: words.to, label: words.toWhole, value: to },
  ];
  return (
    <Section title={words.title} foot={isStaff(role) ? words.lockedAndInboxStay : words.inboxStays}>
      <Card flush>
        <ListRow
          title={words.whole}
          note={words.wholeNote}
          value={
            <Toggle
              label={words.whole}
              isOn={isOn}
              onChange={(on) => {
                change({ quietHours: { isOn: on } });
              }}
            />
          }
        />
        {isOn &&
          times.map(({ name, title, label, value }) => (
            <ListRow
              key={name}
              title={title}
              value={
                <ClockPicker
                  id={`quiet-${name}`}
                  label={label}
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
