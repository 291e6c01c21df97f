import { View } from '@tarojs/components';

import { Icon } from './icon';
import type { IconName } from './icon-sources';
import { Tap } from './tap';

type IconWayProps = {
  icon: IconName;
  /** The word under the sign. */
  word: string;
  /** What it does, in full, for whoever hears it. */
  label: string;
  onTap: () => void;
};

/** A quiet way beside a name: a sign over its word. */
export function IconWay({ icon, word, label, onTap }: IconWayProps) {
  return (
    <Tap className="icon-way" label={label} onTap={onTap}>
      <Icon name={icon} />
      <View>{word}</View>
    </Tap>
  );
}
