import { ErrorState } from '#miniapp/ui/error-state';
import { Page } from '#miniapp/ui/page';
import { SkeletonCards } from '#miniapp/ui/skeleton';

import { ChannelSection } from './channel-section';
import { QuietSection } from './quiet-section';
import { usePreferences } from './use-preferences';

import './settings-page.scss';
import { noticeWords } from './words';

/** What I want to be told of, in which way, and when not. */
export default function SettingsPage() {
  const { me, preferences, change } = usePreferences();
  return (
    <Page title={noticeWords.settings.title}>
      {!preferences && !me.error && <SkeletonCards count={3} />}
      {!preferences && me.error && (
        <ErrorState error={me.error} onRetry={() => void me.refresh()} />
      )}
      {me.data && preferences && (
        <>
          <ChannelSection channel="wechat" {...{ preferences, change }} />
          <QuietSection role={me.data.role} {...{ preferences, change }} />
          <ChannelSection channel="inbox" {...{ preferences, change }} />
        </>
      )}
    </Page>
  );
}
