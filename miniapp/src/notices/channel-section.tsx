import { View } from '@tarojs/components';

import { Card } from '#miniapp/ui/card';
import { Icon } from '#miniapp/ui/icon';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { Toggle } from '#miniapp/ui/toggle';
import { noticeGroupWords } from '#shared/notices/notice-group-words';
import { noticeGroupNames, type NoticeGroup } from '#shared/notices/notice-groups';
import type { PreferenceChannel } from '#shared/notices/preferences';

import type { Choosing } from './use-preferences';
import { noticeWords } from './words';

type ChannelProps = Choosing & { channel: PreferenceChannel };

/** One way of being told: as a whole, and what of. What is locked stays where the whole is switched off. */
export function ChannelSection({ channel, preferences, change }: ChannelProps) {
  const { title, whole, note } = noticeWords.channels[channel];
  const isOn = preferences[channel];
  const groups = noticeGroupNames.filter(
    (name) => typeof preferences.groups[name]?.[channel] === 'boolean',
  );
  const isLocked = (name: NoticeGroup) => preferences.groups[name]?.isLocked ?? false;
  const shown = isOn ? groups : groups.filter(isLocked);
  return (
    <Section title={title} foot={groups.some(isLocked) ? noticeWords.settings.locked : undefined}>
      <Card flush>
        <ListRow
          title={whole}
          note={note}
          value={
            <Toggle
              label={whole}
              isOn={isOn}
              onChange={(on) => {
                change({ [channel]: on });
              }}
            />
          }
        />
        {shown.map((name) => (
          <GroupRow key={name} {...{ name, channel, preferences, change }} />
        ))}
      </Card>
    </Section>
  );
}

function GroupRow({ name, channel, preferences, change }: ChannelProps & { name: NoticeGroup }) {
  const { title, note } = noticeGroupWords[name];
  const group = preferences.groups[name];
  return (
    <ListRow
      title={title}
      note={note}
      value={
        group?.isLocked ? (
          <View className="settings__locked">
            <Icon name="lock" size="small" />
            <View>{noticeWords.settings.always}</View>
          </View>
        ) : (
          <Toggle
            label={noticeWords.settings.groupIn(noticeWords.channels[channel].title, title)}
            isOn={group?.[channel] ?? false}
            onChange={(on) => {
              change({ groups: { [name]: { [channel]: on } } });
            }}
          />
        )
      }
    />
  );
}
