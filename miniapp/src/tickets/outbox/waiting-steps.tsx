import { View } from '@tarojs/components';
import { useState } from 'react';

import { useStore } from '#miniapp/client/store';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { outboxWords } from '../words/outbox';

import { ConflictSheet } from './conflict-sheet';
import { sayConflict } from './conflict-words';
import { stepOutbox, stepsOn } from './step-outbox';

import './conflict-sheet.scss';

type WaitingStepsProps = { ticket: TicketReply; now: number };

/** What was refused of what was done here without a network: its person decides. */
export function WaitingSteps({ ticket, now }: WaitingStepsProps) {
  const steps = stepsOn(useStore(stepOutbox).steps, ticket.id);
  const [isOpen, setOpen] = useState(false);
  const refused = steps.find(({ refusal }) => refusal !== undefined);
  if (!refused) {
    return null;
  }
  return (
    <>
      <Banner tone="wait">
        <View>{sayConflict(refused, now)}</View>
        <View className="conflict__decide">
          <Button
            kind="quiet"
            size="small"
            id="decide-step"
            onTap={() => {
              setOpen(true);
            }}
          >
            {outboxWords.conflict.decide}
          </Button>
        </View>
      </Banner>
      {isOpen && (
        <ConflictSheet
          key={refused.key}
          ticket={ticket}
          step={refused}
          behind={steps.length - steps.indexOf(refused) - 1}
          now={now}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
