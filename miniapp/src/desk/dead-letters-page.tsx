import { View } from '@tarojs/components';
import { useState } from 'react';

import { useNow } from '#miniapp/client/use-now';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { ConfirmDialog } from '#miniapp/ui/confirm-dialog';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListEnd } from '#miniapp/ui/list-end';
import { Page } from '#miniapp/ui/page';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import type { DeadLetterReply } from '#shared/notices/dead-letter-api';

import { DeadLetterCard } from './dead-letter-card';
import { SetAsideSection } from './set-aside-section';
import { isCertain, useDeadLetters, type DeadLetters } from './use-dead-letters';

import './desk-list.scss';
import './dead-letters-page.scss';
import { deskWords } from './words';

/** WeChat notices that did not arrive, and whatever else the product could not do: why, and another try. */
export default function DeadLettersPage() {
  const letters = useDeadLetters();
  const certain = letters.items.filter(isCertain);
  return (
    <Page
      title={deskWords.failures.title}
      wide
      onRefresh={letters.refresh}
      actions={
        certain.length > 1 && (
          <Button
            id="retry-all"
            busy={letters.isRetryingAll && deskWords.deadLetters.retryingAll}
            onTap={() => void letters.retryAll(certain)}
          >
            {deskWords.deadLetters.retryAll}
          </Button>
        )
      }
    >
      {letters.problem && <Banner tone="late">{letters.problem.title}</Banner>}
      {certain.length > 1 && certain.length < letters.items.length && (
        <Banner>{deskWords.deadLetters.maybeArrived}</Banner>
      )}
      <SetAsideSection />
      <Letters letters={letters} />
    </Page>
  );
}

function Letters({ letters }: { letters: DeadLetters }) {
  if (letters.isLoading) {
    return <SkeletonCards count={3} />;
  }
  if (letters.error && !letters.data) {
    return <ErrorState error={letters.error} onRetry={() => void letters.refresh()} />;
  }
  if (letters.items.length === 0) {
    return (
      <EmptyState title={deskWords.deadLetters.nothing} line={deskWords.deadLetters.nothingNote} />
    );
  }
  return (
    <>
      <Cards letters={letters} />
      <ListEnd {...letters} />
    </>
  );
}

function Cards({ letters }: { letters: DeadLetters }) {
  const now = useNow();
  const [asking, setAsking] = useState<DeadLetterReply | null>(null);
  const close = () => {
    setAsking(null);
  };
  return (
    <View className="desk-list">
      {letters.items.map((letter) => (
        <DeadLetterCard
          key={letter.id}
          letter={letter}
          now={now}
          isRetrying={letters.isRetrying(letter)}
          isDismissing={letters.isDismissing(letter)}
          onRetry={() => {
            if (isCertain(letter)) {
              void letters.retry(letter);
            } else {
              setAsking(letter);
            }
          }}
          onDismiss={() => void letters.dismiss(letter)}
        />
      ))}
      <ConfirmDialog
        isOpen={asking !== null}
        title={deskWords.deadLetters.sendAgain}
        message={deskWords.deadLetters.maybeTwice}
        confirmLabel={deskWords.deadLetters.sendAgain}
        onClose={close}
        onConfirm={() => {
          if (asking) {
            void letters.retry(asking);
          }
          close();
        }}
      />
    </View>
  );
}
