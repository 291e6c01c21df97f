import Switch from '@taroify/core/switch';

import { spoken } from './spoken';

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
      {...spoken({ role: 'switch', label, checked: isOn })}
      onChange={onChange}
    />
  );
}
