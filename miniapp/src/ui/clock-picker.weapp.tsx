import { Picker, View } from '@tarojs/components';

import type { ClockPickerProps } from './clock-picker-props';

/** A clock time, chosen on WeChat's own wheels. */
export function ClockPicker({ value, label, id, onChange }: ClockPickerProps) {
  return (
    <Picker
      mode="time"
      value={value}
      {...(id === undefined ? {} : { id })}
      onChange={(event) => {
        onChange(event.detail.value);
      }}
    >
      <View className="inline-select" ariaLabel={`${label} ${value}`}>
        {value}
      </View>
    </Picker>
  );
}
