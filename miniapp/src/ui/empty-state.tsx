import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { EchoSign } from './echo-sign';

type EmptyStateProps = { title: string; line?: string; action?: ReactNode };

/** Nothing here, and that is fine: one sentence and the arcs. */
export function EmptyState({ title, line, action }: EmptyStateProps) {
  return (
    <View className="state">
      <EchoSign className="state__sign" />
      <View className="state__title">{title}</View>
      {line !== undefined && <View className="state__line">{line}</View>}
      {action !== undefined && <View className="state__action">{action}</View>}
    </View>
  );
}
