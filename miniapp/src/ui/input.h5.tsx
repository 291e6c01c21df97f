import { useLayoutEffect, useRef } from 'react';

import type { InputProps } from './input-props';

const modes = { text: 'text', phone: 'tel', number: 'decimal', nickname: 'text' } as const;

export function Input(props: InputProps) {
  const { value, onChange, isArea, kind, hint, label, most, id, autoFocus, onFocus, onBlur } =
    props;
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const box = area.current;
    if (box) {
      box.style.height = 'auto';
      box.style.height = `${box.scrollHeight}px`;
    }
  }, [value]);
  const common = {
    id,
    value,
    placeholder: hint,
    maxLength: most,
    'aria-label': label,
    autoFocus,
    onFocus,
    onBlur,
  };
  return isArea ? (
    <textarea
      {...common}
      ref={area}
      className="field__input field__input--area"
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  ) : (
    <input
      {...common}
      className="field__input"
      inputMode={modes[kind]}
      type={kind === 'phone' ? 'tel' : 'text'}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
