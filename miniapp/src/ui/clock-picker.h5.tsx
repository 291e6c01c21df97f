import type { ClockPickerProps } from './clock-picker-props';
import { InlineSelect } from './inline-select.h5';

/** A clock time of the day's halves of hours: a browser's own time field would say 10:00 PM to some. */
export function ClockPicker({ value, label, id, onChange }: ClockPickerProps) {
  const times = halfHours.includes(value) ? halfHours : [...halfHours, value].sort();
  return (
    <InlineSelect
      {...{ id, value, label, onChange }}
      options={times.map((time) => ({ value: time, label: time }))}
    />
  );
}

const halfHours = Array.from({ length: 48 }, (_none, half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, '0');
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
});
