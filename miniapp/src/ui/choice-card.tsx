import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { classes } from './classes';
import { Tap } from './tap';

type ChoiceCardProps = {
  label: string;
  line?: string;
  isChosen: boolean;
  id?: string;
  onTap: () => void;
};

/** A big answer with one explaining line. */
export function ChoiceCard({ label, line, isChosen, id, onTap }: ChoiceCardProps) {
  return (
    <Tap
      id={id}
      role="radio"
      checked={isChosen}
      className={classes('choice-card', isChosen && 'choice-card--chosen')}
      onTap={onTap}
    >
      <View className="choice-card__label">{label}</View>
      {line !== undefined && <View className="choice-card__line">{line}</View>}
    </Tap>
  );
}

/** Two choice cards in a row. */
export function ChoiceCards({ children }: { children: ReactNode }) {
  return <View className="choice-cards">{children}</View>;
}
