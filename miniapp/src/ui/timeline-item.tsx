import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { classes } from './classes';

type TimelineItemProps = {
  /** Who did what: 陈志远 开始处理. */
  title: string;
  time: string;
  /** The newest one carries the colour. */
  isLatest?: boolean;
  /** Instead of the dot: an avatar. */
  lead?: ReactNode;
  /** A bubble, a picture strip. */
  children?: ReactNode;
};

/** One entry of what happened; put them into `<Timeline>`. */
export function TimelineItem({ title, time, isLatest, lead, children }: TimelineItemProps) {
  return (
    <View className={classes('timeline-item', isLatest && 'timeline-item--latest')}>
      <View className="timeline-item__sign">{lead ?? <View className="timeline-item__dot" />}</View>
      <View className="timeline-item__main">
        <View className="timeline-item__head">
          <View className="timeline-item__title">{title}</View>
          <View className="timeline-item__time">{time}</View>
        </View>
        {children}
      </View>
    </View>
  );
}

export function Timeline({ children }: { children: ReactNode }) {
  return <View className="timeline">{children}</View>;
}
