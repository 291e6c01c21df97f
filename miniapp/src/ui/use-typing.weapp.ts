import type { CommonEventFunction } from '@tarojs/components';
import { useRef } from 'react';

import { fitTyped } from './fit-text';
import type { InputProps } from './input-props';

type Told = { detail: { value: string; cursor?: number } };

/** The same for a field of WeChat, which tells of composing only from some versions on. */
export function useTyping({
  value,
  most,
  onChange,
}: Pick<InputProps, 'value' | 'most' | 'onChange'>) {
  /** What stood there before composing; null while nothing is composed. */
  const before = useRef<string | null>(null);
  const latest = useRef({ text: value, caret: value.length });
  const tell = (earlier: string) => {
    onChange(fitTyped(latest.current, earlier, most).text, false);
  };
  const handleStart: CommonEventFunction = () => {
    before.current = value;
    latest.current = { text: value, caret: value.length };
  };
  const handleEnd: CommonEventFunction = () => {
    const earlier = before.current ?? value;
    before.current = null;
    tell(earlier);
  };
  return {
    onInput: ({ detail: { value: text, cursor = text.length } }: Told) => {
      latest.current = { text, caret: cursor };
      if (before.current === null) {
        tell(value);
      } else {
        onChange(text, true);
      }
    },
    onKeyboardCompositionStart: handleStart,
    onKeyboardCompositionEnd: handleEnd,
  };
}
