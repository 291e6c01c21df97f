import { useState } from 'react';

import { Chip, Chips } from '#miniapp/ui/chip';
import { Page } from '#miniapp/ui/page';
import type { DeskQueue } from '#shared/tickets/desk-queues';

import { DeskConsent } from './desk-consent';
import { DeskList, useDeskTickets } from './desk-list';
import { shownQueues } from './queues';
import { SideQueues } from './side-queues';
import { useQueueCounts } from './use-queue-counts';

import './desk-list.scss';
import { deskWords } from './words';

/** What the desk looks at first: nobody has it, somebody is late, the customer waits. */
export function PhoneDesk() {
  const [name, setName] = useState<DeskQueue>('nobody');
  const list = useDeskTickets({ view: 'queue', queue: name });
  const counts = useQueueCounts();
  return (
    <Page title={deskWords.queue.title} isBarPage wide onRefresh={list.refresh}>
      <DeskConsent />
      <SideQueues counts={counts} />
      <Chips>
        {shownQueues.map((queue) => (
          <Chip
            key={queue}
            id={`queue-${queue}`}
            isChosen={queue === name}
            onTap={() => {
              setName(queue);
            }}
          >
            {deskWords.queues[queue].label(counts.countOf(queue))}
          </Chip>
        ))}
      </Chips>
      <DeskList list={list} empty={deskWords.queues[name].empty} />
    </Page>
  );
}
