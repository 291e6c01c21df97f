import { View } from '@tarojs/components';

import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { CountdownChip } from '#miniapp/ui/countdown-chip';
import { followUpKindWords } from '#shared/follow-ups/follow-up-words';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import type { OwedFollowUp, TicketReply } from '#shared/tickets/ticket-replies';

import { countdown } from './promise-words';
import { progressWords } from './words/progress';

type OwedCallsProps = {
  ticket: TicketReply;
  now: number;
  isTaking: boolean;
  /** Left out, nobody is asked to take one. */
  onTake: (() => void) | undefined;
};

/** For the desk: the calls that are owed to this customer, who makes them and by when. */
export function OwedCalls({ ticket, now, isTaking, onTake }: OwedCallsProps) {
  const firstUnowned = ticket.followUps.find(({ owner }) => owner === null);
  return (
    <>
      {ticket.followUps.map((followUp) => (
        <OwedCall
          key={followUp.id}
          followUp={followUp}
          {...{ now, isTaking }}
          onTake={followUp === firstUnowned ? onTake : undefined}
        />
      ))}
    </>
  );
}

type OwedCallProps = Omit<OwedCallsProps, 'ticket'> & { followUp: OwedFollowUp };

function OwedCall({ followUp, now, isTaking, onTake }: OwedCallProps) {
  const { kind, reason, dueAt, attempts } = followUp;
  const words = progressWords.owedCall;
  return (
    <Card className="owed-call" id={`follow-up-${followUp.id}`}>
      <View className="owed-call__head">
        <View className="owed-call__kind">{followUpKindWords[kind]}</View>
        <CountdownChip {...countdown({ dueAt }, now)} />
      </View>
      <View className="owed-call__line">{reason}</View>
      {attempts > 0 && <View className="owed-call__line">{words.attempts(attempts)}</View>}
      <View className="owed-call__foot">
        <View className="owed-call__owner">{sayOwner(followUp)}</View>
        {onTake && (
          <Button
            {...{ kind: 'quiet', size: 'small', narrow: true, id: 'action-take_follow_up' }}
            busy={isTaking && words.taking}
            onTap={onTake}
          >
            {ticketActionWords.take_follow_up}
          </Button>
        )}
      </View>
    </Card>
  );
}

/** Who makes the call. */
export function sayOwner({ owner }: Pick<OwedFollowUp, 'owner'>): string {
  const words = progressWords.owedCall;
  return owner ? words.of(owner.name) : words.nobodys;
}
