import { View } from '@tarojs/components';

import { classes } from './classes';

type StatusPillProps = { label: string; tone: 'brand' | 'wait' | 'late' | 'done' | 'quiet' };

/** A state in a word: `<StatusPill {...ticketStatusRules[status]} label={…} />`. */
export function StatusPill({ label, tone }: StatusPillProps) {
  return <View className={classes('status-pill', `status-pill--${tone}`)}>{label}</View>;
}
