import { Picker, View } from '@tarojs/components';

import type { DayPickerProps } from './day-picker-props';

/** One of the coming days, chosen on WeChat's own wheel. */
export function DayPicker({ value, days, label, id, onChange }: DayPickerProps) {
  const shown = days[value] ?? '';
  return (
    <Picker
      mode="selector"
      range={[...days]}
      value={value}
      {...(id === undefined ? {} : { id })}
      onChange={(event) => {
        onChange(Number(event.detail.value));
      }}
    >
      <View className="inline-select" ariaLabel={`${label} ${shown}`}>
        {shown}
      </View>
    </Picker>
  );
}
