import { View } from '@tarojs/components';

import { classes } from './classes';
import type { IconName } from './icon-sources';

type IconProps = { name: IconName; size?: 'small' | 'medium' | 'large'; className?: string };

/** An outline in the colour of the text around it; silent for screen readers. */
export function Icon({ name, size = 'medium', className }: IconProps) {
  return (
    <View
      className={classes('icon', `icon--${name}`, size !== 'medium' && `icon--${size}`, className)}
    />
  );
}
