import { View } from '@tarojs/components';
import { useState } from 'react';

import { useSession } from '#miniapp/client/session';
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
import { may } from '#shared/accounts/roles';
import type { LeaveReply } from '#shared/directory/staff-api';
import { sayMoment } from '#shared/time/say-time';

import { LeaveSheet } from './leave-sheet';
import { useLeave } from './use-leave';
import { workWords } from './words';

/** When somebody is away: one's own to plan, everybody's to read; the desk plans for others as well. */
export default function LeavePage() {
  const words = workWords.leave;
  const user = useSession()?.user;
  const { leave, plan, end } = useLeave();
  const [isPlanning, setPlanning] = useState(false);
  const isDesk = user !== undefined && may(user.role, 'dispatch tickets');
  const mine = leave.data?.filter(({ person }) => person.id === user?.id) ?? [];
  const others = leave.data?.filter(({ person }) => person.id !== user?.id) ?? [];
  const onEnd = (id: string) => void end.run(id);
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
      {!leave.data && leave.error && (
        <ErrorState error={leave.error} onRetry={() => void leave.refresh()} />
      )}
      {!leave.data && !leave.error && <SkeletonCards count={2} />}
      {end.error && <Banner tone="late">{end.error.title}</Banner>}
      {leave.data?.length === 0 && <EmptyState title={words.none} line={words.noneLine} />}
      <Spans title={words.mine} items={mine} onEnd={onEnd} />
      <Spans title={words.others} items={others} isNamed onEnd={isDesk ? onEnd : undefined} />
      {isPlanning && (
        <LeaveSheet
          {...{ plan, isDesk, ownId: user?.id ?? '' }}
          onClose={() => {
            setPlanning(false);
          }}
        />
      )}
    </Page>
  );
}

type SpansProps = {
  title: string;
  items: readonly LeaveReply[];
  isNamed?: boolean;
  onEnd?: ((id: string) => void) | undefined;
};

function Spans({ title, items, isNamed = false, onEnd }: SpansProps) {
  const now = useNow();
  const words = workWords.leave;
  return items.length === 0 ? null : (
    <Section title={title}>
      <Card flush>
        {items.map(({ id, from, to, handOver, note, person }) => {
          const span = words.span(sayMoment(from, now), sayMoment(to, now));
          const hasBegun = Date.parse(from) <= now;
          return (
            <ListRow
              key={id}
              title={isNamed ? person.name : span}
              note={
                <>
                  {isNamed && <View>{span}</View>}
                  <View>{handOver ? words.handsOver : words.keeps}</View>
                  {note !== '' && <View>{note}</View>}
                </>
              }
              value={
                onEnd && (
                  <Button
                    {...{ kind: 'text', size: 'small', narrow: true, id: `end-leave-${id}` }}
                    onTap={() => {
                      onEnd(id);
                    }}
                  >
                    {hasBegun ? words.end : words.takeBack}
                  </Button>
                )
              }
            />
          );
        })}
      </Card>
    </Section>
  );
}
