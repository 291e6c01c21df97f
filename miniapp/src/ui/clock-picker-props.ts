/** `value`: 08:30. */
export type ClockPickerProps = {
  value: string;
  label: string;
  id?: string;
  onChange: (value: string) => void;
};
