import { View } from '@tarojs/components';
import { useState } from 'react';

import { useNow } from '#miniapp/client/use-now';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListRow } from '#miniapp/ui/list-row';
import { Page } from '#miniapp/ui/page';
import { Section } from '#miniapp/ui/section';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import type { LeaveReply } from '#shared/directory/staff-api';
import { sayMoment } from '#shared/time/say-time';

import { LeaveSheet } from './leave-sheet';
import { useLeave, useSelf } from './use-leave';
import { workWords } from './words';

/** When somebody is away: one's own to plan, everybody's to read; the desk plans for others as well. */
export default function LeavePage() {
  const words = workWords.leave;
  const { leave, plan, end } = useLeave();
  const [isPlanning, setPlanning] = useState(false);
  return (
    <Page
      title={words.title}
      onRefresh={leave.refresh}
      actions={
        <Button
          icon="plus"
          id="plan-leave"
          onTap={() => {
            setPlanning(true);
          }}
        >
          {words.plan}
        </Button>
      }
    >
      {end.error && <Banner tone="late">{end.error.title}</Banner>}
      <Planned {...{ leave }} ending={end.pending} onEnd={(id) => void end.run(id)} />
      {isPlanning && (
        <LeaveSheet
          plan={plan}
          onClose={() => {
            setPlanning(false);
          }}
        />
      )}
    </Page>
  );
}

type PlannedProps = Pick<ReturnType<typeof useLeave>, 'leave'> & {
  ending: readonly string[];
  onEnd: (id: string) => void;
};

function Planned({ leave: { data, error, refresh }, ending, onEnd }: PlannedProps) {
  const words = workWords.leave;
  const { id, isDesk } = useSelf();
  if (!data) {
    return error ? (
      <ErrorState error={error} onRetry={() => void refresh()} />
    ) : (
      <SkeletonCards count={2} />
    );
  }
  if (data.length === 0) {
    return <EmptyState title={words.none} line={words.noneLine} />;
  }
  const mine = data.filter(({ person }) => person.id === id);
  const others = data.filter(({ person }) => person.id !== id);
  return (
    <>
      <Spans title={words.mine} items={mine} {...{ ending, onEnd }} />
      <Spans
        {...{ title: words.others, items: others, isNamed: true, ending }}
        onEnd={isDesk ? onEnd : undefined}
      />
    </>
  );
}

type SpansProps = {
  title: string;
  items: readonly LeaveReply[];
  isNamed?: boolean;
  /** Those that are being ended. */
  ending: readonly string[];
  onEnd?: ((id: string) => void) | undefined;
};

function Spans({ title, items, isNamed = false, ending, onEnd }: SpansProps) {
  const now = useNow();
  return items.length === 0 ? null : (
    <Section title={title}>
      <Card flush>
        {items.map((span) => (
          <Span
            key={span.id}
            {...{ span, isNamed, now, onEnd }}
            isEnding={ending.includes(span.id)}
          />
        ))}
      </Card>
    </Section>
  );
}

type SpanProps = Pick<SpansProps, 'isNamed' | 'onEnd'> & {
  span: LeaveReply;
  now: number;
  isEnding: boolean;
};

function Span({ span, isNamed, now, isEnding, onEnd }: SpanProps) {
  const { id, from, to, handOver, note, person } = span;
  const words = workWords.leave;
  const when = words.span(sayMoment(from, now), sayMoment(to, now));
  return (
    <ListRow
      title={isNamed ? person.name : when}
      note={[isNamed ? when : '', handOver ? words.handsOver : words.keeps, note]
        .filter((line) => line !== '')
        .map((line) => (
          <View key={line}>{line}</View>
        ))}
      value={
        onEnd && (
          <Button
            {...{ kind: 'text', size: 'small', narrow: true, id: `end-leave-${id}` }}
            busy={isEnding && words.ending}
            onTap={() => {
              onEnd(id);
            }}
          >
            {Date.parse(from) <= now ? words.end : words.takeBack}
          </Button>
        )
      }
    />
  );
}
