import type { InputProps } from './input-props';
import { useTyping } from './use-typing';

const modes = { text: 'text', phone: 'tel', number: 'decimal', nickname: 'text' } as const;

export function Input(props: InputProps) {
  const { value, isArea, kind, hint, label, id, autoFocus, onFocus, onBlur } = props;
  const common = {
    ...{ id, value, autoFocus, onFocus, onBlur },
    ...useTyping(props),
    placeholder: hint,
    'aria-label': label,
  };
  return isArea ? (
    // the box gets its height from a twin of the words, so it is never measured and never jumps
    <div className="field__grow" data-words={value}>
      <textarea {...common} className="field__input field__input--area" />
    </div>
  ) : (
    <input
      {...common}
      className="field__input"
      inputMode={modes[kind]}
      type={kind === 'phone' ? 'tel' : 'text'}
    />
  );
}
