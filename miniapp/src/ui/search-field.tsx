import { View } from '@tarojs/components';
import { useState } from 'react';

import { Icon } from './icon';
import { Input } from './input';
import { Tap } from './tap';
import { kitWords } from './words';

type SearchFieldProps = {
  hint: string;
  /** What to look for; never half a word of an input method. */
  value: string;
  onChange: (value: string) => void;
};

const nothing = () => undefined;

/** Finds while one types; the cross empties it. */
export function SearchField({ hint, value, onChange }: SearchFieldProps) {
  const [composed, setComposed] = useState<string | null>(null);
  const shown = composed ?? value;
  return (
    <View className="search-field">
      <Icon name="search" className="search-field__sign" />
      <Input
        id="search"
        kind="text"
        isArea={false}
        autoFocus={false}
        label={hint}
        most={50}
        onFocus={nothing}
        onBlur={nothing}
        hint={hint}
        value={shown}
        onChange={(words, isComposing) => {
          setComposed(isComposing ? words : null);
          if (!isComposing) {
            onChange(words);
          }
        }}
      />
      {shown !== '' && (
        <Tap
          className="search-field__clear"
          label={kitWords.list.clearSearch}
          onTap={() => {
            setComposed(null);
            onChange('');
          }}
        >
          <Icon name="close" size="small" />
        </Tap>
      )}
    </View>
  );
}
