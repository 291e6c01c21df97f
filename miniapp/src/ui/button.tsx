import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { classes } from './classes';
import { Icon } from './icon';
import type { IconName } from './icon-sources';
import { Tap } from './tap';

type ButtonProps = {
  children: ReactNode;
  kind?: 'primary' | 'quiet' | 'danger' | 'text';
  size?: 'normal' | 'small';
  icon?: IconName;
  /** Words shown with the spinner while the tap is being carried out: 正在提交. */
  busy?: string | false | undefined;
  disabled?: boolean | undefined;
  /** As wide as its words, instead of sharing the row. */
  narrow?: boolean;
  id?: string;
  onTap?: (() => void) | undefined;
};

/** At most one `primary` per page, in the action bar. */
export function Button(props: ButtonProps) {
  const {
    children,
    kind = 'primary',
    size = 'normal',
    icon,
    busy,
    disabled,
    narrow,
    id,
    onTap,
  } = props;
  const isBusy = Boolean(busy);
  return (
    <Tap
      id={id}
      className={classes(
        'button',
        `button--${kind}`,
        size === 'small' && 'button--small',
        narrow && 'button--narrow',
        isBusy && 'button--busy',
      )}
      disabled={disabled}
      onTap={isBusy ? undefined : onTap}
    >
      {isBusy ? <View className="spinner" /> : icon && <Icon name={icon} />}
      <View>{isBusy ? busy : children}</View>
    </Tap>
  );
}
