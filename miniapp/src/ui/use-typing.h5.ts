import { useRef, type ChangeEvent, type CompositionEvent } from 'react';

import { fitTyped } from './fit-text';
import type { InputProps } from './input-props';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Hears a field of the browser: what is still being composed is told as such, and what is too long is cut by signs when
 * it is finished. The browser's own limit would count an emoji as two and cut it in half.
 */
export function useTyping({
  value,
  most,
  onChange,
}: Pick<InputProps, 'value' | 'most' | 'onChange'>) {
  /** What stood there before composing; null while nothing is composed. */
  const before = useRef<string | null>(null);
  const tell = (field: Field, earlier: string) => {
    const { value: text, selectionEnd } = field;
    const fitted = fitTyped({ text, caret: selectionEnd ?? text.length }, earlier, most);
    if (fitted.text !== text) {
      field.value = fitted.text;
      field.setSelectionRange(fitted.caret, fitted.caret);
    }
    onChange(fitted.text, false);
  };
  return {
    onChange: ({ target }: ChangeEvent<Field>) => {
      if (before.current === null) {
        tell(target, value);
      } else {
        onChange(target.value, true);
      }
    },
    onCompositionStart: () => {
      before.current = value;
    },
    // some browsers report the last input before this, some after it, some not at all
    onCompositionEnd: ({ currentTarget }: CompositionEvent<Field>) => {
      const earlier = before.current ?? value;
      before.current = null;
      tell(currentTarget, earlier);
    },
  };
}
