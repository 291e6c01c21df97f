import type { DayPickerProps } from './day-picker-props';

/** One of the coming days, by the name that it has everywhere: a browser's own field would write it in its own way. */
export function DayPicker({ value, days, label, id, onChange }: DayPickerProps) {
  return (
    <select
      className="clock-picker"
      id={id}
      value={value}
      aria-label={label}
      onChange={({ target }) => {
        onChange(Number(target.value));
      }}
    >
      {days.map((day, index) => (
        <option key={day} value={index}>
          {day}
        </option>
      ))}
    </select>
  );
}
