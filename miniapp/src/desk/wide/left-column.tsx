import { DeskConsent } from '../desk-consent';
import { wideDeskWords } from '../words/wide';

import { ManyBar } from './many-bar';
import { QueueTabs } from './queue-tabs';
import { TicketRows } from './ticket-rows';
import type { Desk } from './use-desk';

import './desk-left.scss';

/** The queues, and the one that is chosen or what was found. */
export function LeftColumn({ desk }: { desk: Desk }) {
  const { go, place, q, setWords } = desk;
  return (
    <div className="desk-left">
      <QueueTabs
        chosen={q === '' ? place.queue : null}
        onChoose={(queue) => {
          setWords('');
          go({ queue });
        }}
      />
      <DeskConsent />
      {q !== '' && <div className="desk-left__found">{wideDeskWords.list.found(q)}</div>}
      <TicketRows desk={desk} />
      <ManyBar desk={desk} />
    </div>
  );
}
