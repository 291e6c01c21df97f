import { View } from '@tarojs/components';

import { useNow } from '#miniapp/client/use-now';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { Section } from '#miniapp/ui/section';
import type { SetAsideReply } from '#shared/background/set-aside-api';
import { workKindWords } from '#shared/background/work-kind-words';
import { sayTime } from '#shared/time/say-time';

import { ToTicketButton } from './to-ticket-button';
import { useSetAside } from './use-set-aside';
import { deskWords } from './words';

/** What the product could not do by itself; nothing at all when there is no such thing. */
export function SetAsideSection() {
  const setAside = useSetAside();
  const now = useNow();
  const { items, total, problem } = setAside;
  if (total === 0) {
    return null;
  }
  const isMore = total > items.length;
  return (
    <Section
      title={deskWords.setAside.title}
      hint={isMore ? deskWords.setAside.shownOf(total, items.length) : undefined}
      aside={
        total > 1 && (
          <Button
            id="retry-all-set-aside"
            kind="text"
            size="small"
            narrow
            busy={setAside.isRetryingAll && deskWords.setAside.retrying}
            onTap={() => void setAside.retryAll(total)}
          >
            {deskWords.setAside.retryAll}
          </Button>
        )
      }
    >
      {problem && <Banner tone="late">{problem.title}</Banner>}
      <View className="desk-list">
        {items.map((piece) => (
          <SetAsideCard
            key={piece.id}
            piece={piece}
            now={now}
            isRetrying={setAside.isRetrying(piece)}
            onRetry={() => void setAside.retry(piece)}
          />
        ))}
      </View>
    </Section>
  );
}

type SetAsideCardProps = {
  piece: SetAsideReply;
  now: number;
  isRetrying: boolean;
  onRetry: () => void;
};

function SetAsideCard({ piece, now, isRetrying, onRetry }: SetAsideCardProps) {
  const { id, kind, ticketId, failures, code, setAsideAt } = piece;
  const { title, advice } = workKindWords[kind];
  return (
    <Card className="dead-letter">
      <View className="dead-letter__head">
        <View className="dead-letter__title">{title}</View>
        <View className="dead-letter__hint">{sayTime(setAsideAt, now)}</View>
      </View>
      <View>
        <View className="dead-letter__text">{deskWords.setAside.failed(failures, advice)}</View>
        <View className="dead-letter__hint">{deskWords.setAside.code(code)}</View>
      </View>
      <View className="dead-letter__buttons">
        <ToTicketButton ticketId={ticketId} />
        <View className="dead-letter__space" />
        <Button
          id={`retry-${id}`}
          kind="quiet"
          size="small"
          narrow
          busy={isRetrying && deskWords.setAside.retrying}
          onTap={onRetry}
        >
          {deskWords.setAside.retry}
        </Button>
      </View>
    </Card>
  );
}
