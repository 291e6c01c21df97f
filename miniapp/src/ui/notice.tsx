import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { classes } from './classes';
import { Icon } from './icon';

type NoticeProps = { children: ReactNode; tone?: 'brand' | 'wait' | 'late' | 'done' };

const icons = { brand: 'info', wait: 'clock', late: 'warning', done: 'done' } as const;

/** A sentence inside the page: a failed submit, a promise that moved, a hint. */
export function Notice({ children, tone = 'brand' }: NoticeProps) {
  return (
    <View className={classes('notice', `notice--${tone}`)}>
      <Icon name={icons[tone]} />
      <View className="notice__words">{children}</View>
    </View>
  );
}
