import Switch from '@taroify/core/switch';

type ToggleProps = {
  isOn: boolean;
  label: string;
  disabled?: boolean;
  onChange: (isOn: boolean) => void;
};

/** On or off, at once. */
export function Toggle({ isOn, label, disabled = false, onChange }: ToggleProps) {
  return (
    <Switch
      checked={isOn}
      disabled={disabled}
      ariaLabel={label}
      ariaRole="switch"
      onChange={onChange}
    />
  );
}
