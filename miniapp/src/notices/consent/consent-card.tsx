import { View } from '@tarojs/components';

import { useAction } from '#miniapp/client/use-action';
import { useQuery } from '#miniapp/client/use-query';
import { canSubscribe, openNoticeSettings, readMainSwitch } from '#miniapp/platform/subscribe';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { Skeleton } from '#miniapp/ui/skeleton';
import { toast } from '#miniapp/ui/toast';
import { templateWords } from '#shared/notices/template-words';

import { noticeWords } from '../words';

import { askForMore } from './ask-for-news';
import type { Subscription } from './choose-templates';
import { sayAnswer, sayCredits } from './consent-words';
import { useSubscriptions } from './use-subscriptions';

/** How much WeChat may still tell this person, and a way to more. */
export function ConsentCard({ userId }: { userId: string }) {
  const { items, error, isLoading, refresh } = useSubscriptions(userId);
  return (
    <Section title={noticeWords.consent.title}>
      <Card flush className="consent-card">
        {isLoading && <CreditsSkeleton />}
        {!items && error && <ErrorState error={error} onRetry={() => void refresh()} />}
        {items?.length === 0 && (
          <ListRow icon="message" title={noticeWords.consent.nothingToPush} />
        )}
        {items?.map((item) => (
          <CreditRow key={item.templateId} item={item} />
        ))}
        {items && items.length > 0 && <AskForMore />}
      </Card>
    </Section>
  );
}

function CreditRow({ item }: { item: Subscription }) {
  return <ListRow title={sayCredits(item)} note={templateWords.templates[item.name].tells} />;
}

function AskForMore() {
  const means = useQuery('consent:means', async () => ({
    canAsk: await canSubscribe(),
    isOn: await readMainSwitch(),
  }));
  const asking = useAction(async () => {
    // before anything is awaited: WeChat asks only while it sees the tap
    const outcome = await askForMore();
    toast(sayAnswer(outcome));
    await means.refresh();
  });
  const { canAsk = true, isOn = true } = means.data ?? {};
  if (!canAsk) {
    return <View className="consent-card__hint">{noticeWords.consent.onlyInWechat}</View>;
  }
  return (
    <View className="consent-card__foot">
      {!isOn && <Banner tone="wait">{noticeWords.consent.isOff}</Banner>}
      {isOn ? (
        <Button
          kind="quiet"
          id="more-credits"
          busy={asking.isRunning && noticeWords.consent.chooseInDialog}
          onTap={() => void asking.run(undefined)}
        >
          {noticeWords.consent.askForMore}
        </Button>
      ) : (
        <Button
          kind="quiet"
          id="open-notice-settings"
          onTap={() => void openNoticeSettings().then(means.refresh)}
        >
          {noticeWords.consent.turnOn}
        </Button>
      )}
      <View className="consent-card__hint">{noticeWords.consent.rule}</View>
    </View>
  );
}

function CreditsSkeleton() {
  return (
    <View className="consent-card__foot">
      <Skeleton height="44px" />
      <Skeleton height="44px" />
    </View>
  );
}
