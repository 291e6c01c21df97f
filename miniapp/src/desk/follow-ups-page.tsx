import { View } from '@tarojs/components';
import { useState } from 'react';

import { useNow } from '#miniapp/client/use-now';
import { Chip, Chips } from '#miniapp/ui/chip';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListEnd } from '#miniapp/ui/list-end';
import { Page } from '#miniapp/ui/page';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import { followUpViews, type FollowUpView } from '#shared/follow-ups/follow-up-api';

import './desk-list.scss';
import { FollowUpCard } from './follow-up-card';

import './follow-ups-page.scss';
import { useFollowUps, type FollowUps } from './use-follow-ups';
import { deskWords } from './words';

/** Every call that somebody was promised, or that we planned: by when, and who makes it. */
export default function FollowUpsPage() {
  const [view, setView] = useState<FollowUpView>('all');
  const followUps = useFollowUps(view);
  const counts = followUps.data?.counts;
  return (
    <Page title={deskWords.followUps.title} wide onRefresh={followUps.refresh}>
      <Chips>
        {followUpViews.map((name) => (
          <Chip
            key={name}
            id={`follow-ups-${name}`}
            isChosen={name === view}
            onTap={() => {
              setView(name);
            }}
          >
            {deskWords.followUpViews[name].label(counts?.[name])}
          </Chip>
        ))}
      </Chips>
      <FollowUpList view={view} followUps={followUps} />
    </Page>
  );
}

function FollowUpList({ view, followUps }: { view: FollowUpView; followUps: FollowUps }) {
  const now = useNow();
  if (followUps.isLoading) {
    return <SkeletonCards count={3} />;
  }
  if (followUps.error && !followUps.data) {
    return <ErrorState error={followUps.error} onRetry={() => void followUps.refresh()} />;
  }
  if (followUps.items.length === 0) {
    return <EmptyState title={deskWords.followUpViews[view].empty} />;
  }
  return (
    <>
      <View className="desk-list">
        {followUps.items.map((call) => (
          <FollowUpCard key={call.id} call={call} now={now} />
        ))}
      </View>
      <ListEnd {...followUps} />
    </>
  );
}
