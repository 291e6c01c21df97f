import { View } from '@tarojs/components';

import { Icon } from './icon';
import { Input } from './input';
import { Tap } from './tap';

type SearchFieldProps = { hint: string; value: string; onChange: (value: string) => void };

const nothing = () => undefined;

/** Finds while one types; the cross empties it. */
export function SearchField({ hint, value, onChange }: SearchFieldProps) {
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
        {...{ hint, value, onChange }}
      />
      {value !== '' && (
        <Tap
          className="search-field__clear"
          label="清空"
          onTap={() => {
            onChange('');
          }}
        >
          <Icon name="close" size="small" />
        </Tap>
      )}
    </View>
  );
}
