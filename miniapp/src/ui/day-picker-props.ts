/** `value`: its place in the list. */
export type DayPickerProps = {
  value: number;
  /** What the days are called, today first. */
  days: readonly string[];
  label: string;
  id?: string;
  onChange: (value: number) => void;
};
