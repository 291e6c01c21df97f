import { View } from '@tarojs/components';

import { classes } from './classes';

type EchoSignProps = { size?: 'small' | 'medium' | 'large'; className?: string };

/** The sign of the product: three arcs, an echo. */
export function EchoSign({ size = 'medium', className }: EchoSignProps) {
  return (
    <View className={classes('echo-sign', size !== 'medium' && `echo-sign--${size}`, className)} />
  );
}
