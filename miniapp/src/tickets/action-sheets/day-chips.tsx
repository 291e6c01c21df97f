import { View } from '@tarojs/components';

import { useNow } from '#miniapp/client/use-now';
import { Chip, Chips } from '#miniapp/ui/chip';
import { sayDay } from '#shared/time/say-time';

import { dayAhead } from '../days-ahead';

/** Today and the six days that follow. */
const thisWeek = [0, 1, 2, 3, 4, 5, 6];

type DayChipsProps = {
  label: string;
  /** Left out: the next seven; 0 is today. */
  days?: readonly number[];
  day: number;
  onChange: (day: number) => void;
};

/** One of the coming days. */
export function DayChips({ label, days = thisWeek, day, onChange }: DayChipsProps) {
  const now = useNow();
  return (
    <View className="field">
      <View className="field__label">{label}</View>
      <Chips>
        {days.map((ahead) => (
          <Chip
            key={ahead}
            id={`day-${ahead}`}
            isChosen={ahead === day}
            onTap={() => {
              onChange(ahead);
            }}
          >
            {sayDay(dayAhead(ahead, now), now)}
          </Chip>
        ))}
      </Chips>
    </View>
  );
}
