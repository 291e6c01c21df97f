import type { Outbox } from './report-outbox';
import { reportWords } from './words/report';

/** Where a report stands that is on its way. */
export function sayUnsent(unsent: Exclude<Outbox, { state: 'sent' }>): string {
  switch (unsent.state) {
    case 'sending':
      return reportWords.sending.underway;
    case 'waiting':
      return unsent.isServerFault ? reportWords.sending.serverAway : reportWords.sending.offline;
    case 'refused':
      return unsent.errors[0]?.message ?? unsent.title;
  }
}
