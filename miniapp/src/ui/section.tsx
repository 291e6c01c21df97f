import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

type SectionProps = {
  title: string;
  hint?: string | undefined;
  /** What is still missing in it. */
  error?: string | undefined;
  aside?: ReactNode;
  /** A quiet sentence about it, under it. */
  foot?: string | undefined;
  children: ReactNode;
};

/** A quiet heading and what belongs under it. */
export function Section({ title, hint, error, aside, foot, children }: SectionProps) {
  return (
    <View className="section">
      <View className="section__head">
        <View className="section__title">{title}</View>
        {hint !== undefined && <View className="section__hint">{hint}</View>}
        {aside}
      </View>
      {error !== undefined && <View className="section__error">{error}</View>}
      {children}
      {foot !== undefined && <View className="section__hint">{foot}</View>}
    </View>
  );
}
