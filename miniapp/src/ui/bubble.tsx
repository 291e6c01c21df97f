import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { classes } from './classes';

type BubbleProps = { children: ReactNode; from?: 'other' | 'own' | 'internal' };

/** What somebody said; `internal` is for colleagues' eyes only. */
export function Bubble({ children, from = 'other' }: BubbleProps) {
  return (
    <View className={classes('bubble', from !== 'other' && `bubble--${from}`)}>{children}</View>
  );
}
