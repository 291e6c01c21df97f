import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { classes } from './classes';
import { Icon } from './icon';
import type { IconName } from './icon-sources';
import { Tap } from './tap';

type ListRowProps = {
  title: ReactNode;
  /** A second, quieter line. */
  note?: ReactNode;
  /** At the right edge: a word, a switch. */
  value?: ReactNode;
  icon?: IconName;
  /** Instead of the icon: an avatar, a thumbnail. */
  lead?: ReactNode;
  danger?: boolean;
  id?: string;
  onTap?: () => void;
};

/** One line of a list inside `<Card flush>`; with `onTap` it shows the way on. */
export function ListRow({ title, note, value, icon, lead, danger, id, onTap }: ListRowProps) {
  const names = classes('list-row', danger && 'list-row--danger');
  const sign = lead ?? (icon && <Icon name={icon} />);
  const content = (
    <>
      {sign && <View className="list-row__icon">{sign}</View>}
      <View className="list-row__main">
        <View>{title}</View>
        {note && <View className="list-row__note">{note}</View>}
      </View>
      {value && <View className="list-row__value">{value}</View>}
      {onTap && !danger && <Icon name="next" size="small" className="list-row__next" />}
    </>
  );
  return onTap ? (
    <Tap className={names} id={id} onTap={onTap}>
      {content}
    </Tap>
  ) : (
    <View className={names}>{content}</View>
  );
}
