import { useState } from 'react';

import { Card } from '#miniapp/ui/card';
import { Chip, Chips } from '#miniapp/ui/chip';
import { Page } from '#miniapp/ui/page';

import { DeskList, useDeskTickets } from './desk-list';
import { FlagsRow } from './flags-row';
import { FollowUpsRow } from './follow-ups-row';
import { queues, queueNames, type QueueName } from './queues';

import './desk-list.scss';
import { deskWords } from './words';

/** What the desk looks at first: nobody has it, somebody is late, the customer waits. */
export default function QueuePage() {
  const [name, setName] = useState<QueueName>('unassigned');
  const list = useDeskTickets(queues[name]);
  return (
    <Page title={deskWords.queue.title} isBarPage wide onRefresh={list.refresh}>
      <Card flush>
        <FollowUpsRow />
        <FlagsRow />
      </Card>
      <Chips>
        {queueNames.map((queue) => (
          <Chip
            key={queue}
            id={`queue-${queue}`}
            isChosen={queue === name}
            onTap={() => {
              setName(queue);
            }}
          >
            {deskWords.queues[queue].label}
          </Chip>
        ))}
      </Chips>
      <DeskList list={list} empty={deskWords.queues[name].empty} />
    </Page>
  );
}
