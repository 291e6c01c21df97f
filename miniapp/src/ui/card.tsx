import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { classes } from './classes';
import { Tap } from './tap';

type CardProps = {
  children: ReactNode;
  tone?: 'plain' | 'brand' | 'wait' | 'late' | 'done';
  /** For a list of rows, which bring their own height. */
  flush?: boolean;
  className?: string;
  id?: string;
  /** The whole card becomes the target. */
  onTap?: () => void;
  label?: string;
};

/** A surface on the ground. */
export function Card({ children, tone = 'plain', flush, className, id, onTap, label }: CardProps) {
  const names = classes(
    'card',
    tone !== 'plain' && `card--${tone}`,
    flush && 'card--flush',
    className,
  );
  return onTap ? (
    <Tap className={names} id={id} onTap={onTap} label={label}>
      {children}
    </Tap>
  ) : (
    <View className={names} {...(id === undefined ? {} : { id })}>
      {children}
    </View>
  );
}
