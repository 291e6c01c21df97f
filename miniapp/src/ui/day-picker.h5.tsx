import type { DayPickerProps } from './day-picker-props';
import { InlineSelect } from './inline-select.h5';

/** One of the coming days, by the name that it has everywhere: a browser's own field would write it in its own way. */
export function DayPicker({ value, days, label, id, onChange }: DayPickerProps) {
  return (
    <InlineSelect
      {...{ id, value, label }}
      options={days.map((day, index) => ({ value: index, label: day }))}
      onChange={(index) => {
        onChange(Number(index));
      }}
    />
  );
}
