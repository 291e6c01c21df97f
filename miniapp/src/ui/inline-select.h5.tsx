type InlineSelectProps = {
  value: number | string;
  options: readonly { value: number | string; label: string }[];
  label: string;
  id?: string | undefined;
  onChange: (value: string) => void;
};

/** The browser's own choice of one of several, at the end of a row. */
export function InlineSelect({ value, options, label, id, onChange }: InlineSelectProps) {
  return (
    <select
      className="inline-select"
      id={id}
      value={value}
      aria-label={label}
      onChange={({ target }) => {
        onChange(target.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
