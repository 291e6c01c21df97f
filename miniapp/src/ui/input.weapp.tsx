import { Input as NativeInput, Textarea } from '@tarojs/components';

import type { InputProps } from './input-props';
import { useTyping } from './use-typing';

const types = { text: 'text', phone: 'number', number: 'digit', nickname: 'nickname' } as const;

export function Input(props: InputProps) {
  const { value, isArea, hint, label, most, id, autoFocus, onFocus, onBlur } = props;
  const common = {
    value,
    placeholder: hint,
    placeholderClass: 'field__hint',
    // WeChat counts an emoji as two or more and cuts it in half: this only stops what is far too long
    maxlength: 12 * most,
    cursorSpacing: 24,
    focus: autoFocus,
    ariaLabel: label,
    ...(id === undefined ? {} : { id }),
    onFocus,
    onBlur,
    ...useTyping(props),
  };
  return isArea ? (
    <Textarea
      {...common}
      className="field__input field__input--area"
      autoHeight
      disableDefaultPadding
      showConfirmBar={false}
    />
  ) : (
    <NativeInput {...common} className="field__input" type={keyboardFor(props)} />
  );
}

/** The keyboard of digits has neither + nor 转: a number that was kept with one is corrected on the other keyboard. */
function keyboardFor({ kind, value }: InputProps) {
  return kind === 'phone' && /\D/.test(value) ? 'text' : types[kind];
}
