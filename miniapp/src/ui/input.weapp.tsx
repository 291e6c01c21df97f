import { Input as NativeInput, Textarea } from '@tarojs/components';

import type { InputProps } from './input-props';

const types = { text: 'text', phone: 'number', number: 'digit', nickname: 'nickname' } as const;

export function Input(props: InputProps) {
  const { value, onChange, isArea, kind, hint, label, most, id, autoFocus, onFocus, onBlur } =
    props;
  const common = {
    value,
    placeholder: hint,
    placeholderClass: 'field__hint',
    maxlength: most,
    cursorSpacing: 24,
    focus: autoFocus,
    ariaLabel: label,
    ...(id === undefined ? {} : { id }),
    onFocus,
    onBlur,
  };
  return isArea ? (
    <Textarea
      {...common}
      className="field__input field__input--area"
      autoHeight
      disableDefaultPadding
      showConfirmBar={false}
      onInput={(event) => {
        onChange(event.detail.value);
      }}
    />
  ) : (
    <NativeInput
      {...common}
      className="field__input"
      type={types[kind]}
      onInput={(event) => {
        onChange(event.detail.value);
      }}
    />
  );
}
