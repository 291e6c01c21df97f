import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { classes } from './classes';
import { Tap } from './tap';

type ChipProps = {
  children: ReactNode;
  isChosen: boolean;
  /** `radio`: one of the row; `checkbox`: any number of it. */
  choice?: 'radio' | 'checkbox';
  id?: string;
  onTap: () => void;
};

export function Chip({ children, isChosen, choice = 'radio', id, onTap }: ChipProps) {
  return (
    <Tap
      id={id}
      role={choice}
      checked={isChosen}
      className={classes('chip', isChosen && 'chip--chosen')}
      onTap={onTap}
    >
      {children}
    </Tap>
  );
}

/** A wrapping row of chips. */
export function Chips({ children }: { children: ReactNode }) {
  return <View className="chips">{children}</View>;
}
