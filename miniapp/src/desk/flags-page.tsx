import { View } from '@tarojs/components';
import { useState } from 'react';

import { useNow } from '#miniapp/client/use-now';
import { Banner } from '#miniapp/ui/banner';
import { Chip, Chips } from '#miniapp/ui/chip';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListEnd } from '#miniapp/ui/list-end';
import { Page } from '#miniapp/ui/page';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import type { FlagView } from '#shared/moderation/moderation-api';

import { FlagCard } from './flag-card';
import { useFlags, type Flags } from './use-flags';

import './desk-list.scss';
import './flags-page.scss';
import { deskWords } from './words';

const viewNames = ['open', 'decided'] as const;

/** Words and pictures that the content check was not sure of: somebody looks and decides. */
export default function FlagsPage() {
  const [view, setView] = useState<FlagView>('open');
  const flags = useFlags(view);
  return (
    <Page title={deskWords.flags.title} wide onRefresh={flags.refresh}>
      <Chips>
        {viewNames.map((name) => (
          <Chip
            key={name}
            id={`flags-${name}`}
            isChosen={name === view}
            onTap={() => {
              setView(name);
            }}
          >
            {deskWords.flagViews[name].label}
          </Chip>
        ))}
      </Chips>
      {flags.problem && <Banner tone="late">{flags.problem.title}</Banner>}
      <FlagList view={view} flags={flags} />
    </Page>
  );
}

function FlagList({ view, flags }: { view: FlagView; flags: Flags }) {
  const now = useNow();
  if (flags.isLoading) {
    return <SkeletonCards count={3} />;
  }
  if (flags.error && !flags.data) {
    return <ErrorState error={flags.error} onRetry={() => void flags.refresh()} />;
  }
  if (flags.items.length === 0) {
    const { empty, line } = deskWords.flagViews[view];
    return <EmptyState title={empty} line={line} />;
  }
  return (
    <>
      <View className="desk-list">
        {flags.items.map((flag) => (
          <FlagCard key={flag.id} {...{ flag, now, flags }} />
        ))}
      </View>
      <ListEnd {...flags} />
    </>
  );
}
