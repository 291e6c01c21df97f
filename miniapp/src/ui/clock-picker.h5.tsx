import type { ClockPickerProps } from './clock-picker-props';

/** A clock time, chosen in the browser's own way. */
export function ClockPicker({ value, label, id, onChange }: ClockPickerProps) {
  return (
    <input
      className="clock-picker"
      type="time"
      required
      id={id}
      value={value}
      aria-label={label}
      onChange={({ target }) => {
        // empty while somebody types
        if (target.value !== '') {
          onChange(target.value);
        }
      }}
    />
  );
}
