import { Page } from '#miniapp/ui/page';
import { badlyRated } from '#shared/tickets/desk-queues';

import './desk-list.scss';
import { DeskList, useDeskTickets } from './desk-list';
import { deskWords } from './words';

/** Customers who are not content and whom nobody has called yet, whoever waits longest first. */
export default function BadlyRatedPage() {
  const list = useDeskTickets({ view: 'queue', queue: badlyRated });
  const { empty, title } = deskWords.sideQueues.badly_rated;
  return (
    <Page title={title} wide onRefresh={list.refresh}>
      <DeskList list={list} empty={empty} />
    </Page>
  );
}
