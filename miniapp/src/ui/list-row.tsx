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
  /** One of several to choose from: a tick instead of the way on. */
  isChosen?: boolean;
  id?: string;
  onTap?: () => void;
};

/** One line of a list inside `<Card flush>`; with `onTap` it shows the way on. */
export function ListRow(props: ListRowProps) {
  const { title, note, value, icon, lead, danger, isChosen, id, onTap } = props;
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
      <Sign isWay={onTap !== undefined && !danger} isChosen={isChosen} />
    </>
  );
  return onTap ? (
    <Tap
      className={names}
      id={id}
      {...(isChosen !== undefined && { role: 'radio' as const, checked: isChosen })}
      onTap={onTap}
    >
      {content}
    </Tap>
  ) : (
    <View className={names}>{content}</View>
  );
}

type SignProps = { isWay: boolean; isChosen: boolean | undefined };

/** At the very end: the way on, or whether it is the one. */
function Sign({ isWay, isChosen }: SignProps) {
  if (isChosen !== undefined) {
    return isChosen ? <Icon name="check" className="list-row__chosen" /> : null;
  }
  return isWay ? <Icon name="next" size="small" className="list-row__next" /> : null;
}
