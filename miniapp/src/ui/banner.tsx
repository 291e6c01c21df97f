import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { classes } from './classes';
import { Icon } from './icon';

type BannerProps = { children: ReactNode; tone?: 'brand' | 'wait' | 'late' | 'done' };

const icons = { brand: 'info', wait: 'clock', late: 'warning', done: 'done' } as const;

/** A sentence inside the page: a failed submit, a promise that moved, a hint. */
export function Banner({ children, tone = 'brand' }: BannerProps) {
  return (
    <View className={classes('banner', `banner--${tone}`)}>
      <Icon name={icons[tone]} />
      <View className="banner__words">{children}</View>
    </View>
  );
}
