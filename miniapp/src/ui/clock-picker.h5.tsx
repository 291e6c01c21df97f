import type { ClockPickerProps } from './clock-picker-props';

/** A clock time of the day's halves of hours: a browser's own time field would say 10:00 PM to some. */
export function ClockPicker({ value, label, id, onChange }: ClockPickerProps) {
  const times = halfHours.includes(value) ? halfHours : [...halfHours, value].sort();
  return (
    <select
      className="clock-picker"
      id={id}
      value={value}
      aria-label={label}
      onChange={({ target }) => {
        onChange(target.value);
      }}
    >
      {times.map((time) => (
        <option key={time}>{time}</option>
      ))}
    </select>
  );
}

const halfHours = Array.from({ length: 48 }, (_none, half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, '0');
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
});
