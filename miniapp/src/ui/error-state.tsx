import { View } from '@tarojs/components';

import type { ApiError } from '#miniapp/client/api-error';

import { Button } from './button';
import { Icon } from './icon';

type ErrorStateProps = { error: Pick<ApiError, 'title' | 'status'>; onRetry: () => void };

/** A page that could not be loaded: the API's words and another try. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  return (
    <View className="state">
      <Icon
        name={error.status === 0 ? 'offline' : 'warning'}
        size="large"
        className="state__icon"
      />
      <View className="state__title">{error.title}</View>
      <View className="state__action">
        <Button kind="quiet" size="small" icon="retry" onTap={onRetry}>
          再试一次
        </Button>
      </View>
    </View>
  );
}
