import { View } from '@tarojs/components';

import type { ApiError } from '#miniapp/client/api-error';
import { useSession } from '#miniapp/client/session';
import { openBarPage } from '#miniapp/platform/navigation';
import { useOnline } from '#miniapp/platform/network';

import { tabsOf } from './bar-tabs';
import { Button } from './button';
import { EmptyState } from './empty-state';
import { Icon } from './icon';
import { kitWords } from './words';

type ErrorStateProps = { error: Pick<ApiError, 'title' | 'status'>; onRetry: () => void };

/** A page that could not be loaded: the API's words and another try. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const isOnline = useOnline();
  if (error.status === 404) {
    return <NotFound title={error.title} />;
  }
  // nothing was filled in here that could be kept
  const isOffline = error.status === 0 && !isOnline;
  return (
    <View className="state">
      <Icon
        name={error.status === 0 ? 'offline' : 'warning'}
        size="large"
        className="state__icon"
      />
      <View className="state__title">{isOffline ? kitWords.errors.notHere : error.title}</View>
      <View className="state__action">
        <Button kind="quiet" size="small" icon="retry" onTap={onRetry}>
          {kitWords.errors.retry}
        </Button>
      </View>
    </View>
  );
}

/** Asking again would not help; the way on leads to where this person starts. */
function NotFound({ title }: { title: string }) {
  const [home] = tabsOf(useSession()?.user.role ?? 'customer');
  return (
    <EmptyState
      title={title}
      line={kitWords.errors.notFound}
      action={
        <Button
          kind="quiet"
          id="not-found-home"
          onTap={() => {
            openBarPage(home.path);
          }}
        >
          {kitWords.errors.backTo(kitWords.tabs[home.name])}
        </Button>
      }
    />
  );
}
