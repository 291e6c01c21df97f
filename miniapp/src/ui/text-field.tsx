import { View } from '@tarojs/components';
import { useState } from 'react';

import { lengthOf } from '#shared/text/length';

import { classes } from './classes';
import { Input } from './input';
import type { InputProps } from './input-props';
import { kitWords } from './words';

type TextFieldProps = Pick<InputProps, 'value' | 'onChange' | 'label'> & {
  /** An example of what to write. */
  hint?: string;
  /** Signs, as people count them; `TextArea` counts them down. */
  most?: number;
  kind?: InputProps['kind'];
  /** What the API or the form found wrong. */
  error?: string | undefined;
  /** The label is there for screen readers only: a heading already says it. */
  hideLabel?: boolean;
  id?: string;
  autoFocus?: boolean;
};

type FieldProps = TextFieldProps & { isArea: boolean };

/** One line. */
export function TextField(props: TextFieldProps) {
  return <Field {...props} isArea={false} />;
}

/** Several lines; counts the characters that are left when they become few. */
export function TextArea(props: TextFieldProps) {
  return <Field {...props} isArea />;
}

function Field({ label, error, hideLabel, hint = '', kind = 'text', ...props }: FieldProps) {
  const { value, onChange, isArea, most = isArea ? 2000 : 100, id, autoFocus = false } = props;
  const [isFocused, setFocused] = useState(false);
  return (
    <View className={classes('field', isFocused && 'field--focused', error && 'field--wrong')}>
      {!hideLabel && <View className="field__label">{label}</View>}
      <View className="field__box">
        <Input
          {...{ value, onChange, isArea, kind, hint, label, most, id, autoFocus }}
          onFocus={() => {
            setFocused(true);
          }}
          onBlur={() => {
            setFocused(false);
          }}
        />
      </View>
      <Under error={error} left={isArea ? most - lengthOf(value) : most} most={most} />
    </View>
  );
}

type UnderProps = { error: string | undefined; left: number; most: number };

function Under({ error, left, most }: UnderProps) {
  const isNearlyFull = left < most * 0.2;
  return error !== undefined || isNearlyFull ? (
    <View className="field__under">
      <View className="field__words">{error ?? ''}</View>
      {isNearlyFull && <View>{kitWords.fields.signsLeft(left)}</View>}
    </View>
  ) : null;
}
