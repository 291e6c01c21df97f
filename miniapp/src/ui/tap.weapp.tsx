import { View } from '@tarojs/components';

import { classes } from './classes';
import type { TapProps } from './tap-props';

/** Anything a finger may touch. Taps never reach the surface beneath. */
export function Tap({ children, className, id, disabled, label, role, checked, onTap }: TapProps) {
  return (
    <View
      className={classes('tap', disabled && 'tap--disabled', className)}
      hoverClass={disabled ? 'none' : 'is-pressed'}
      hoverStayTime={80}
      hoverStopPropagation
      ariaRole={role ?? 'button'}
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { ariaLabel: label })}
      {...(checked === undefined ? {} : { ariaChecked: checked })}
      onClick={(event) => {
        event.stopPropagation();
        if (!disabled) {
          onTap?.();
        }
      }}
    >
      {children}
    </View>
  );
}
