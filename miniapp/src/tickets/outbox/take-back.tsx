import { View } from '@tarojs/components';
import { useState } from 'react';

import { recall } from '#miniapp/client/query-cache';
import { useSession } from '#miniapp/client/session';
import { useStore } from '#miniapp/client/store';
import { Button } from '#miniapp/ui/button';
import { ConfirmDialog } from '#miniapp/ui/confirm-dialog';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { outboxWords } from '../words/outbox';

import type { QueuedStep } from './queued-step';
import { stepOutbox, stepsOn } from './step-outbox';
import { stepsResting, takeBackSteps } from './take-back-step';

/** Beside a step that waits on the phone: it need not be sent. What may have arrived already cannot be taken back. */
export function TakeBack({ stepKey }: { stepKey: string }) {
  const { steps } = useStore(stepOutbox);
  const [isAsked, setAsked] = useState(false);
  const step = steps.find(({ key }) => key === stepKey);
  const resting = useResting(step);
  if (!step || step.wasSent || step.refusal) {
    return null;
  }
  const words = outboxWords.takeBack;
  const names = resting.map(({ action }) => ticketActionWords[action]);
  return (
    <View className="entry-take-back">
      <Button
        {...{ kind: 'text', size: 'small', narrow: true, id: `take-back-${stepKey}` }}
        onTap={() => {
          setAsked(true);
        }}
      >
        {words.label}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        danger
        title={words.question(ticketActionWords[step.action])}
        message={names.length > 0 ? words.messageWith(names) : words.message}
        confirmLabel={words.confirm(1 + names.length)}
        onConfirm={() => {
          setAsked(false);
          takeBackSteps([step, ...resting]);
        }}
        onClose={() => {
          setAsked(false);
        }}
      />
    </View>
  );
}

/** As the ticket was last known; of an unknown one everything that follows goes as well. */
function useResting(step: QueuedStep | undefined): QueuedStep[] {
  const steps = stepsOn(useStore(stepOutbox).steps, step?.ticketId ?? '');
  const me = useSession()?.user;
  if (!step || !me) {
    return [];
  }
  const ticket = recall<TicketReply>(`ticket:${step.ticketId}`);
  return ticket ? stepsResting(ticket, step, { steps, me }) : steps.slice(steps.indexOf(step) + 1);
}
